"""How an address is read: words and numbers first (`tokens`, `han`), then what each of them is (`grammar`)."""
