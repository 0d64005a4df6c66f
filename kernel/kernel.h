/* The kernel: the steps of a search that read much of the index, over the arrays of `index/build.py`.
 *
 * The arrays come from a file that may be damaged. Their lengths are checked when a kernel is made; what stands in them
 * is checked wherever it is used as an index, so that a damaged file gives wrong candidates and nothing worse.
 *
 * Nothing is static but constants. What a call writes to is its own: a `Scratch`, as long as the index and all zero
 * between calls, and a `Memory` for what is as long as the query.
 */
#ifndef MINERAL_SCREEN_KERNEL_H
#define MINERAL_SCREEN_KERNEL_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* Asks for memory that is read soon. An index is larger than any cache, and what is far away takes as long to come as a
 * hundred steps: a loop asks for what it needs so many turns ahead. */
#if defined(__GNUC__)
#define SOON(address) __builtin_prefetch(address)
#else
#define SOON(address) ((void)(address))
#endif
enum { AHEAD = 12, FAR_AHEAD = 2 * AHEAD };

/* --- What the arrays are made of (`index/arrays.py`) --- */

/* Unsigned numbers of 1, 2, 4 or 8 bytes. */
typedef struct {
    const void *at;
    size_t length;
    size_t width;
} Column;

typedef struct {
    const uint8_t *at;
    size_t length;
} Text;

typedef struct {
    Column offsets;
    const uint8_t *bytes;
    size_t size;
} Pool;

typedef struct {
    const uint32_t *at;
    size_t length;
} Slice;

typedef struct {
    Column offsets;
    const uint32_t *values;
    size_t size;
} Rows;

typedef struct {
    Column offsets;
    Column hashes;
    const uint32_t *numbers;
    size_t size;
    unsigned shift;
    uint32_t rest;
} Table;

static inline uint64_t number_at(const Column *column, size_t place)
{
    switch (column->width) {
    case 1: return ((const uint8_t *)column->at)[place];
    case 2: return ((const uint16_t *)column->at)[place];
    case 4: return ((const uint32_t *)column->at)[place];
    default: return ((const uint64_t *)column->at)[place];
    }
}

static inline void number_soon(const Column *column, size_t place)
{
    if (place < column->length)
        SOON((const uint8_t *)column->at + place * column->width);
}

/* Sets `start` and `end` of a row of the CSR `offsets` into `size` things; an empty row where they make no sense. */
static inline void bounds(const Column *offsets, size_t row, size_t size, size_t *start, size_t *end)
{
    *start = *end = 0;
    if (row + 1 >= offsets->length)
        return;
    uint64_t first = number_at(offsets, row), last = number_at(offsets, row + 1);
    if (first <= last && last <= size) {
        *start = (size_t)first;
        *end = (size_t)last;
    }
}

static inline Text text_of(const Pool *pool, size_t number)
{
    size_t start, end;
    bounds(&pool->offsets, number, pool->size, &start, &end);
    return (Text){pool->bytes + start, end - start};
}

static inline Slice row_of(const Rows *rows, size_t row)
{
    size_t start, end;
    bounds(&rows->offsets, row, rows->size, &start, &end);
    return (Slice){rows->values + start, end - start};
}

/* Ask for where a row begins, and then for what stands there. */
static inline void bounds_soon(const Rows *rows, size_t row) { number_soon(&rows->offsets, row); }

static inline void row_soon(const Rows *rows, size_t row)
{
    Slice slice = row_of(rows, row);
    if (slice.length)
        SOON(slice.at);
}

/* The CRC-32 of zlib, four bits at a time. */
uint32_t crc_of(const uint8_t *bytes, size_t length);

/* Where the entries of a hash can be: places from `start` up to `end` whose hash `is_filed`. */
static inline void places_of(const Table *table, uint32_t hash, size_t *start, size_t *end)
{
    bounds(&table->offsets, hash >> table->shift, table->size, start, end);
}

static inline int is_filed(const Table *table, size_t place, uint32_t hash)
{
    return number_at(&table->hashes, place) == (hash & table->rest);
}

/* --- The numbers that steer the steps; they are set, with their reasons, in the modules of `index/` --- */

typedef struct {
    /* vocabulary.py */
    double edit, sound, heard, folded, least_alike, least_heard;
    size_t most_alike, letters, shortest_dropped, window;
    /* plan.py, rank.py */
    double units, most_summed, enough;
    size_t long_list, many, most_postings, shortlist, waiting;
    /* promise.py */
    double weight_units, promising, in_conflict, conflict, over, alike, short_for_known, short_for_other, made,
        contained, contained_weight, contained_share, of_several, rank, sure, nothing;
    size_t text, most_tokens, several, shortest_for_known, shortest_for_other, first, fewest_initials, most_initials;
} Constants;

/* --- The kernel --- */

/* Zero between calls: whoever writes undoes what was written. */
typedef struct Scratch {
    struct Scratch *next;
    uint32_t *sums;   /* as many as names */
    uint32_t *places; /* as many as words */
    uint8_t *marks;   /* as many as words */
    uint8_t *counts;  /* as many as words */
} Scratch;

typedef struct {
    PyObject_HEAD
    Py_buffer *views;
    size_t viewed;
    Scratch *idle; /* guarded by the GIL */
    Constants constants;
    size_t words, names;
    Pool texts;
    Column by_length;
    Table exact, edits, folds, skeletons, echoes;
    Rows trigrams, postings, forward;
    const float *name_weights;
    const uint8_t *name_tokens, *word_weights;
    const uint32_t *word_meanings;
} Kernel;

/* --- Memory of one call, freed at its end all at once; needs no GIL --- */

typedef struct Block {
    struct Block *next;
    uint64_t content[]; /* aligned for everything that is put there */
} Block;

typedef struct {
    Block *blocks;
} Memory;

/* Room for `count` things of `size` bytes; NULL where there is none. */
void *take(Memory *memory, size_t count, size_t size);
/* The same, zeroed. */
void *take_zeroed(Memory *memory, size_t count, size_t size);
void release(Memory *memory);

/* --- The best of many --- */

typedef struct {
    double score;
    uint32_t number;
} Ranked;

/* A heap of at most `room` ranked numbers with the worst on top. The higher score is better, then the lower number. */
typedef struct {
    Ranked *at;
    size_t length, room;
} Best;

static inline int is_worse(Ranked one, Ranked other)
{
    return one.score < other.score || (one.score == other.score && one.number > other.number);
}

/* Adds `one`, if it is among the best. */
void keep(Best *best, Ranked one);
/* Puts what was kept in order, the best first; then nothing can be added. */
void put_in_order(Best *best);

/* The best `room` of very many, in any order: twice as many are gathered, and parted when there is no room left. */
typedef struct {
    Ranked *at; /* has place for two times `room` */
    size_t length, room;
    Ranked least; /* what is no better than this is not among the best, */
    int parted;   /* once they were parted */
} Gathered;

/* Adds `one`, if it may be among the best. */
void gather(Gathered *gathered, Ranked one);
/* Leaves out what is not among the best. */
void part(Gathered *gathered);

/* --- Distance between words: insertions, deletions, substitutions, swaps of neighbours --- */

enum { PATTERN_BLOCKS = 4, LONGEST_PATTERN = 64 * PATTERN_BLOCKS };

/* A word to compare others with: where in it each letter stands, as bits. */
typedef struct {
    Text text;
    uint64_t masks[PATTERN_BLOCKS][256];
} Pattern;

/* Makes the pattern of a word of at most LONGEST_PATTERN bytes, out of one that is zeroed or was set before. */
void set_pattern(Pattern *pattern, Text text);
size_t distance(const Pattern *pattern, Text other);

/* --- The steps; 0, or -1 where there is no memory --- */

/* What words like a word are looked for by; see `vocabulary.sought`. */
typedef struct {
    Text word, fold, skeleton, echo;
    size_t reach, shared;
} Sought;

int find_similar(const Kernel *kernel, Scratch *scratch, Memory *memory, const Sought *sought, Best *best);

typedef struct {
    uint32_t word, slot, units;
} Route;

typedef struct {
    double floor;
    uint32_t name;
} Floor;

typedef struct {
    Route *routes;
    Floor *floors;
    size_t routed, floored, slots, spelled, limit;
    double spelling, weight, attainable;
} Plan;

int rank_names(const Kernel *kernel, Scratch *scratch, Memory *memory, const Plan *plan, Best *best);

/* A listed word, or meaning, that a word asked is like. */
typedef struct {
    double likeness;
    uint32_t word;
} Alike;

typedef struct {
    Text text;
    int64_t weight;
    uint32_t symbol;
    Alike *kin, *alike; /* by meaning and by spelling */
    uint32_t *pieces;
    size_t kins, alikes, pieced;
} AskedWord;

typedef struct {
    size_t *words;
    size_t length;
} Part;

typedef struct {
    AskedWord *words;
    Part *parts;
    Text initials;
    size_t length, parted;
} Asked;

/* Writes what each of `count` names promises to `promises`, where the scores of the index stand before. */
int promise_names(const Kernel *kernel, Scratch *scratch, Memory *memory, const Asked *asked, const uint32_t *names,
                  size_t count, double *promises);

#endif
