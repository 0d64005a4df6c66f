"""Strings in, strings out: cleaning, scripts, romanisation, segmentation, keys and the rarity of words."""
