/* What names promise: how much of both names can agree. See `Promises`. */
#include "kernel.h"

/* The tokens of the names. Each name has places, from its start up to the start of the next; what stands at a place is
 * one of the columns, one for each distinct word. */
typedef struct {
    uint32_t *words;   /* of each column its word, */
    Text *texts;       /* its letters, */
    uint8_t *initials; /* and whether it stands for words of the query by their initials */
    uint32_t *columns; /* of each place its column */
    size_t *starts;    /* of each name its first place; then the end */
    size_t width;
} Listed;

static int64_t in_units(const Kernel *kernel, double share) { return (int64_t)rint(share * kernel->constants.units); }

/* The words of a name that are its tokens: they come first. */
static Slice tokens_of(const Kernel *kernel, uint32_t name)
{
    Slice row = row_of(&kernel->forward, name);
    size_t tokens = kernel->name_tokens[name] & kernel->constants.most_tokens;
    return (Slice){row.at, tokens < row.length ? tokens : row.length};
}

/* Asks for what is known of a word, and for the columns of words. */
static void word_soon(const Kernel *kernel, uint32_t word)
{
    number_soon(&kernel->texts.offsets, word);
    SOON(&kernel->word_meanings[word]);
    SOON(&kernel->word_weights[word]);
}

static void columns_soon(const Kernel *kernel, const Scratch *scratch, Slice words)
{
    for (size_t i = 0; i < words.length; i++)
        if (words.at[i] < kernel->words)
            SOON(&scratch->places[words.at[i]]);
}

/* Lays out the tokens of `names`; `scratch->places` has the columns of words, counted from 1. */
static int lay_out(const Kernel *kernel, Scratch *scratch, Memory *memory, const uint32_t *names, size_t count,
                   Listed *listed)
{
    size_t room = 0, places = 0;
    for (size_t i = 0; i < count; i++)
        room += tokens_of(kernel, names[i]).length;
    listed->words = take(memory, room, sizeof(uint32_t));
    listed->texts = take(memory, room, sizeof(Text));
    listed->initials = take_zeroed(memory, room, 1);
    listed->columns = take(memory, room, sizeof(uint32_t));
    listed->starts = take(memory, count + 1, sizeof(size_t));
    listed->width = 0;
    if (!listed->words || !listed->texts || !listed->initials || !listed->columns || !listed->starts)
        return -1;
    for (size_t i = 0; i < count; i++) {
        Slice tokens = tokens_of(kernel, names[i]);
        listed->starts[i] = places;
        if (i + 1 < count)
            columns_soon(kernel, scratch, tokens_of(kernel, names[i + 1]));
        for (size_t j = 0; j < tokens.length; j++) {
            uint32_t word = tokens.at[j];
            if (word >= kernel->words)
                continue;
            if (!scratch->places[word]) {
                listed->words[listed->width] = word;
                word_soon(kernel, word);
                scratch->places[word] = (uint32_t)++listed->width;
            }
            listed->columns[places++] = scratch->places[word] - 1;
        }
    }
    for (size_t column = 0; column < listed->width; column++) {
        listed->texts[column] = text_of(&kernel->texts, listed->words[column]);
        SOON(listed->texts[column].at);
    }
    listed->starts[count] = places;
    return 0;
}

static void raise_to(double *value, double least)
{
    if (*value < least)
        *value = least;
}

/* How alike two words are by their letters; 0 where they are two words. */
static double likeness(const Kernel *kernel, const Pattern *pattern, Text other)
{
    size_t own = pattern->text.length, longest = own > other.length ? own : other.length;
    size_t shortest = own < other.length ? own : other.length;
    if (!longest)
        return 1.0;
    /* Each letter that one has more is an edit: most pairs need no comparison. */
    if (1.0 - (double)(longest - shortest) / (double)longest < kernel->constants.alike)
        return 0.0;
    double alike = 1.0 - (double)distance(pattern, other) / (double)longest;
    return alike >= kernel->constants.alike ? alike : 0.0;
}

/* How like two words are of which one begins the other: as it may be short for the longer one, by whether that has a
 * meaning (`promise._shortened`). 0 where neither begins the other. */
static double shortened(const Constants *constants, Text one, uint32_t means, Text other, uint32_t other_means)
{
    size_t shortest = one.length < other.length ? one.length : other.length;
    uint32_t known = one.length > other.length ? means : other_means;
    if (shortest < (known ? constants->shortest_for_known : constants->shortest_for_other) ||
        memcmp(one.at, other.at, shortest))
        return 0.0;
    return known ? constants->short_for_known : constants->short_for_other;
}

/* A row of the agreement: the squares of the likeness of a word asked and each listed one. */
static void agree(const Kernel *kernel, const Scratch *scratch, const AskedWord *asked, const Listed *listed,
                  Pattern *pattern, double *alike, int64_t *row)
{
    set_pattern(pattern, asked->text);
    for (size_t column = 0; column < listed->width; column++)
        alike[column] = likeness(kernel, pattern, listed->texts[column]);
    for (size_t i = 0; i < asked->alikes; i++) {
        uint32_t place = scratch->places[asked->alike[i].word];
        if (place)
            raise_to(&alike[place - 1], asked->alike[i].likeness);
    }
    for (size_t column = 0; column < listed->width; column++) {
        uint32_t means = kernel->word_meanings[listed->words[column]];
        for (size_t i = 0; means && i < asked->kins; i++)
            if (means == asked->kin[i].word + 1)
                raise_to(&alike[column], asked->kin[i].likeness);
        if (asked->symbol && means == asked->symbol)
            alike[column] = 1.0;
        raise_to(&alike[column],
                 shortened(&kernel->constants, asked->text, asked->symbol, listed->texts[column], means));
        row[column] = in_units(kernel, alike[column] * alike[column]);
    }
}

/* A row of the pieces: the share of the letters of a word asked that each listed word is, if it may be a piece of it. */
static void consist(const Kernel *kernel, const Scratch *scratch, const AskedWord *asked, const Listed *listed,
                    int64_t *row)
{
    for (size_t i = 0; i < asked->pieced; i++) {
        uint32_t place = scratch->places[asked->pieces[i]];
        if (place && asked->text.length)
            row[place - 1] = in_units(kernel, (double)listed->texts[place - 1].length / (double)asked->text.length);
    }
}

/* What each listed word agrees best with in a part of the query. */
static void columns_of(const Part *part, const int64_t *agreement, size_t width, int64_t *columns)
{
    memset(columns, 0, width * sizeof(int64_t));
    for (size_t i = 0; i < part->length; i++)
        for (size_t column = 0; column < width; column++) {
            size_t at = part->words[i] * width + column;
            if (agreement[at] > columns[column])
                columns[column] = agreement[at];
        }
}

/* What a word asked agrees best with in a name, or how much of it the name has in pieces, which are `full` then. */
static int64_t best_of(const Kernel *kernel, const int64_t *agreement, const int64_t *pieces, const uint32_t *places,
                       size_t count, uint8_t *full)
{
    int64_t best = 0, whole = 0, units = (int64_t)kernel->constants.units;
    for (size_t i = 0; i < count; i++) {
        if (agreement[places[i]] > best)
            best = agreement[places[i]];
        if (pieces)
            whole += pieces[places[i]];
    }
    if ((double)whole < kernel->constants.made * kernel->constants.units)
        return best;
    for (size_t i = 0; pieces && i < count; i++)
        full[i] |= pieces[places[i]] > 0;
    whole = whole < units ? whole : units;
    return whole > best ? whole : best;
}

/* The share of both names that agrees, of what they weigh and what of that agrees; `longer` is by how many words one
 * is longer than the other, `several` whether the listed text holds several names (`promise._share`). */
static double shared(const Constants *constants, double total, double ours, double listed, double theirs,
                     size_t longer, int several)
{
    total = total > constants->nothing ? total : constants->nothing;
    double whole = total + listed, share = (ours + theirs) / whole;
    double of_ours = ours / total, of_theirs = theirs / (listed > constants->nothing ? listed : constants->nothing);
    double contained = of_ours > of_theirs ? of_ours : of_theirs;
    int weighs = (of_ours >= constants->contained && ours >= constants->contained_weight) ||
                 (of_theirs >= constants->contained && theirs >= constants->contained_weight);
    double lacking = total - ours, over = listed - theirs;
    double least = lacking < over ? lacking : over, most = lacking > over ? lacking : over;
    double bound =
        constants->in_conflict - (2 * constants->conflict * least + constants->over * (most - least)) / whole;
    int in_text = contained >= constants->contained && longer >= constants->text;
    int inside = (in_text && weighs && share >= constants->contained_share) ||
                 (several && contained >= constants->of_several);
    double promising = in_text || share >= constants->in_conflict || share < bound ? share : bound;
    promising = promising > 0.0 ? promising : 0.0;
    return inside && promising < constants->promising ? constants->promising : promising;
}

/* Raises what the names promise to the share of them that agrees with a part of the query. */
static void weigh(const Kernel *kernel, const Asked *asked, const Part *part, const Listed *listed,
                  const int64_t *agreement, const int64_t *pieces, const int64_t *columns, const uint32_t *names,
                  size_t count, uint8_t *full, double *promises)
{
    const Constants *constants = &kernel->constants;
    double units = constants->units;
    int64_t total = 0;
    for (size_t i = 0; i < part->length; i++)
        total += asked->words[part->words[i]].weight;
    for (size_t name = 0; name < count; name++) {
        const uint32_t *places = listed->columns + listed->starts[name];
        size_t length = listed->starts[name + 1] - listed->starts[name];
        int64_t ours = 0, theirs = 0, weight = 0;
        if (!length)
            continue;
        memset(full, 0, length);
        for (size_t i = 0; i < part->length; i++) {
            size_t row = part->words[i] * listed->width;
            ours += asked->words[part->words[i]].weight *
                    best_of(kernel, agreement + row, pieces ? pieces + row : NULL, places, length, full);
        }
        for (size_t i = 0; i < length; i++) {
            uint8_t weighs = kernel->word_weights[listed->words[places[i]]];
            theirs += (full[i] ? (int64_t)units : columns[places[i]]) * weighs;
            weight += weighs;
        }
        int several = (kernel->name_tokens[names[name]] & constants->several) != 0;
        size_t longer = length > part->length ? length - part->length : part->length - length;
        raise_to(&promises[name], shared(constants, (double)total / units, (double)ours / (units * units),
                                         (double)weight / constants->weight_units,
                                         (double)theirs / (units * constants->weight_units), longer, several));
    }
}

static int are_initials(const Kernel *kernel, Text text)
{
    return kernel->constants.fewest_initials <= text.length && text.length <= kernel->constants.most_initials;
}

static int are_letters(Text text)
{
    for (size_t i = 0; i < text.length; i++) {
        uint8_t small = text.at[i] | 32;
        if (small < 'a' || small > 'z')
            return 0;
    }
    return 1;
}

static int contains(Text text, Text part)
{
    for (size_t start = 0; start + part.length <= text.length; start++)
        if (!memcmp(text.at + start, part.at, part.length))
            return 1;
    return 0;
}

/* Raises what names promise that have a word which stands for neighbouring words of the query by its letters, or the
 * other way round (`promise._abbreviated`). */
static int abbreviate(const Kernel *kernel, Memory *memory, const Asked *asked, const Listed *listed, size_t count,
                      double *promises)
{
    uint8_t *letters = take(memory, listed->starts[count], 1);
    if (!letters)
        return -1;
    for (size_t place = 0; place < listed->starts[count]; place++) {
        Text text = listed->texts[listed->columns[place]];
        letters[place] = text.length ? text.at[0] : 0;
    }
    for (size_t column = 0; asked->initials.length && column < listed->width; column++)
        listed->initials[column] =
            are_initials(kernel, listed->texts[column]) && contains(asked->initials, listed->texts[column]);
    for (size_t name = 0; name < count; name++) {
        Text own = {letters + listed->starts[name], listed->starts[name + 1] - listed->starts[name]};
        int stands = 0;
        for (size_t place = listed->starts[name]; place < listed->starts[name + 1]; place++)
            stands |= listed->initials[listed->columns[place]];
        for (size_t i = 0; own.length >= kernel->constants.fewest_initials && i < asked->length; i++) {
            Text text = asked->words[i].text;
            stands |= are_initials(kernel, text) && are_letters(text) && contains(own, text);
        }
        if (stands)
            raise_to(&promises[name], kernel->constants.promising);
    }
    return 0;
}

/* What names promise by what the index gave them: its first, and those that it is sure of; the very first in any
 * case. */
static void trust(const Constants *constants, size_t count, double *promises)
{
    for (size_t i = 0; i < count; i++) {
        int counts = promises[i] >= constants->sure || i < constants->first;
        double promise = counts ? constants->rank * promises[i] : 0.0;
        promises[i] = promise < 1.0 ? promise : 1.0;
    }
    if (count)
        raise_to(&promises[0], constants->promising);
}

int promise_names(const Kernel *kernel, Scratch *scratch, Memory *memory, const Asked *asked, const uint32_t *names,
                  size_t count, double *promises)
{
    trust(&kernel->constants, count, promises);
    Listed listed;
    if (lay_out(kernel, scratch, memory, names, count, &listed))
        return -1;
    size_t width = listed.width, pieced = 0;
    for (size_t i = 0; i < asked->length; i++)
        pieced += asked->words[i].pieced;
    double *alike = take(memory, width, sizeof(double));
    int64_t *columns = take(memory, width, sizeof(int64_t));
    int64_t *agreement = take(memory, asked->length * width, sizeof(int64_t));
    int64_t *pieces = pieced ? take_zeroed(memory, asked->length * width, sizeof(int64_t)) : NULL;
    Pattern *pattern = take_zeroed(memory, 1, sizeof(Pattern));
    uint8_t *full = take(memory, listed.starts[count], 1);
    if (!alike || !columns || !agreement || !pattern || !full || (pieced && !pieces))
        return -1;
    for (size_t i = 0; i < asked->length; i++) {
        agree(kernel, scratch, &asked->words[i], &listed, pattern, alike, agreement + i * width);
        if (pieces)
            consist(kernel, scratch, &asked->words[i], &listed, pieces + i * width);
    }
    for (size_t column = 0; column < width; column++)
        scratch->places[listed.words[column]] = 0;
    for (size_t i = 0; i < asked->parted; i++) {
        columns_of(&asked->parts[i], agreement, width, columns);
        weigh(kernel, asked, &asked->parts[i], &listed, agreement, pieces, columns, names, count, full, promises);
    }
    return asked->length ? abbreviate(kernel, memory, asked, &listed, count, promises) : 0;
}
