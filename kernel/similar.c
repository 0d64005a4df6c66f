/* Words like a word: what shares a key with it is compared letter by letter. See `Vocabulary.similar`. */
#include "kernel.h"

/* Words found by any way, each once: `marks` are set for those. */
typedef struct {
    uint32_t *at;
    size_t length, room;
} Found;

static void add(const Kernel *kernel, Scratch *scratch, Found *found, uint32_t number)
{
    if (number < kernel->words && !scratch->marks[number] && found->length < found->room) {
        scratch->marks[number] = 1;
        found->at[found->length++] = number;
    }
}

/* How many words can be filed under a hash, which are asked for. */
static size_t filed_under(const Table *table, uint32_t hash)
{
    size_t start, end;
    places_of(table, hash, &start, &end);
    if (start < end) {
        number_soon(&table->hashes, start);
        SOON(&table->numbers[start]);
    }
    return end - start;
}

static void add_filed(const Kernel *kernel, Scratch *scratch, const Table *table, uint32_t hash, Found *found)
{
    size_t start, end;
    places_of(table, hash, &start, &end);
    for (size_t place = start; place < end; place++)
        if (is_filed(table, place, hash))
            add(kernel, scratch, found, table->numbers[place]);
}

/* The hashes of the word and of what is left when one letter is dropped (`vocabulary.deletions`). */
static size_t hashes_of(const Kernel *kernel, Text word, uint32_t *hashes)
{
    uint8_t left[LONGEST_PATTERN];
    size_t count = 0;
    hashes[count++] = crc_of(word.at, word.length);
    if (word.length < kernel->constants.shortest_dropped)
        return count;
    for (size_t dropped = 0; dropped < word.length; dropped++) {
        if (dropped && word.at[dropped] == word.at[dropped - 1])
            continue; /* dropping either of two equal neighbours leaves the same */
        memcpy(left, word.at, dropped);
        memcpy(left + dropped, word.at + dropped + 1, word.length - dropped - 1);
        hashes[count++] = crc_of(left, word.length - 1);
    }
    return count;
}

/* The number of the first word of at least `length` letters. */
static uint64_t first_of_length(const Kernel *kernel, size_t length)
{
    return length < kernel->by_length.length ? number_at(&kernel->by_length, length) : kernel->words;
}

/* The place of the first of the ascending `numbers` that is not below `least`. */
static size_t first_from(Slice numbers, uint64_t least)
{
    size_t low = 0, high = numbers.length;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (numbers.at[middle] < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* For each distinct trigram of `word`, its ends included (`vocabulary.trigrams`): the words about as long that have
 * it. Numbers grow with length, so each row of trigrams is cut to the right lengths by bisection. */
static size_t rows_of_trigrams(const Kernel *kernel, Text word, Slice *rows)
{
    uint32_t grams[LONGEST_PATTERN];
    size_t count = 0, letters = kernel->constants.letters, window = kernel->constants.window;
    uint64_t low = first_of_length(kernel, word.length > window ? word.length - window : 0);
    uint64_t high = first_of_length(kernel, word.length + window + 1);
    for (size_t i = 0; i < word.length; i++) {
        size_t left = i ? word.at[i - 1] - 96u : 0, right = i + 1 < word.length ? word.at[i + 1] - 96u : 0;
        uint32_t gram = (uint32_t)((left * letters + (word.at[i] - 96u)) * letters + right);
        size_t before = 0;
        while (before < count && grams[before] != gram)
            before++;
        if (before < count)
            continue;
        Slice all = row_of(&kernel->trigrams, gram);
        size_t start = first_from(all, low), end = first_from(all, high);
        grams[count] = gram;
        rows[count++] = (Slice){all.at + start, start < end ? end - start : 0};
    }
    return count;
}

/* Adds the words that are in at least `shared` of `rows`. */
static void add_sharing(const Kernel *kernel, Scratch *scratch, const Slice *rows, size_t count, size_t shared,
                        Found *found)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < rows[i].length; j++) {
            uint32_t number = rows[i].at[j];
            if (number < kernel->words && ++scratch->counts[number] == shared)
                add(kernel, scratch, found, number);
        }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < rows[i].length; j++)
            if (rows[i].at[j] < kernel->words)
                scratch->counts[rows[i].at[j]] = 0;
}

/* Keeps the words found that are like `sought`: the first `by_fold` in any case, those up to `by_sound` by their
 * sound; clears their marks. */
static void compare(const Kernel *kernel, Scratch *scratch, const Sought *sought, const Found *found, size_t by_fold,
                    size_t by_sound, Best *best)
{
    const Constants *constants = &kernel->constants;
    Pattern pattern = {{NULL, 0}, {{0}}};
    set_pattern(&pattern, sought->word);
    double dear = sought->echo.length ? constants->heard : constants->sound;
    double least = sought->echo.length ? constants->least_heard : constants->least_alike;
    for (size_t i = 0; i < found->length; i++) {
        uint32_t number = found->at[i];
        if (i + FAR_AHEAD < found->length)
            number_soon(&kernel->texts.offsets, found->at[i + FAR_AHEAD]);
        if (i + AHEAD < found->length)
            SOON(text_of(&kernel->texts, found->at[i + AHEAD]).at);
        int folds = i < by_fold, sounds = i < by_sound;
        Text other = text_of(&kernel->texts, number);
        scratch->marks[number] = 0;
        int longer = other.length > sought->word.length;
        size_t longest = longer ? other.length : sought->word.length;
        size_t shortest = longer ? sought->word.length : other.length;
        if (!sounds && longest - shortest > sought->reach)
            continue;
        size_t edits = distance(&pattern, other);
        if (!edits || (!sounds && edits > sought->reach))
            continue;
        double likeness = 1 - (sounds ? dear : constants->edit) * (double)edits / (double)longest;
        if (folds)
            keep(best, (Ranked){constants->folded, number});
        else if (likeness >= (sounds ? least : constants->least_alike))
            keep(best, (Ranked){likeness, number});
    }
}

/* A key that a word sought may have, and the table of the words that have it. */
typedef struct {
    const Table *table;
    Text key;
} Way;

int find_similar(const Kernel *kernel, Scratch *scratch, Memory *memory, const Sought *sought, Best *best)
{
    const Way ways[] = {{&kernel->folds, sought->fold},
                        {&kernel->exact, sought->fold},
                        {&kernel->echoes, sought->echo},
                        {&kernel->skeletons, sought->skeleton}};
    enum { FOLDS = 2, WAYS = sizeof ways / sizeof *ways };
    uint32_t hashes[LONGEST_PATTERN + 1], keys[WAYS];
    Slice rows[LONGEST_PATTERN];
    size_t hashed = hashes_of(kernel, sought->word, hashes), sharing = 0;
    size_t count = sought->shared ? rows_of_trigrams(kernel, sought->word, rows) : 0;
    for (size_t i = 0; i < count; i++)
        sharing += rows[i].length;
    size_t room = sought->shared ? sharing / sought->shared : 0;
    for (size_t i = 0; i < hashed; i++)
        number_soon(&kernel->edits.offsets, hashes[i] >> kernel->edits.shift);
    for (size_t i = 0; i < WAYS; i++) {
        keys[i] = crc_of(ways[i].key.at, ways[i].key.length);
        room += ways[i].key.length ? filed_under(ways[i].table, keys[i]) : 0;
    }
    for (size_t i = 0; i < hashed; i++)
        room += filed_under(&kernel->edits, hashes[i]);
    Found found = {take(memory, room, sizeof(uint32_t)), 0, room};
    size_t by_fold = 0;
    if (!found.at)
        return -1;
    for (size_t i = 0; i < WAYS; i++) {
        if (ways[i].key.length)
            add_filed(kernel, scratch, ways[i].table, keys[i], &found);
        if (i + 1 == FOLDS)
            by_fold = found.length;
    }
    size_t by_sound = found.length;
    for (size_t i = 0; i < hashed; i++)
        add_filed(kernel, scratch, &kernel->edits, hashes[i], &found);
    add_sharing(kernel, scratch, rows, count, sought->shared, &found);
    compare(kernel, scratch, sought, &found, by_fold, by_sound, best);
    put_in_order(best);
    return 0;
}
