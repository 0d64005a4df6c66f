/* The names that agree best with a plan, in two passes. See `Ranking`. */
#include "kernel.h"

/* A word of the plan: where its routes begin (they are chained, counted from 1), and what they are worth together. */
typedef struct {
    uint32_t word, first;
    uint64_t worth;
    size_t names;
} Wanted;

/* The distinct words of a plan; `scratch->places` has their places, counted from 1. */
typedef struct {
    Wanted *at;
    uint32_t *next; /* of each route the next of the same word */
    size_t length;
} Words;

typedef struct {
    uint32_t *at;
    size_t length;
} Names;

/* The place of a word among those of the plan, counted from 1; 0 for another word. */
static size_t place_of(const Kernel *kernel, const Scratch *scratch, uint32_t word)
{
    return word < kernel->words ? scratch->places[word] : 0;
}

static int collect(const Kernel *kernel, Scratch *scratch, Memory *memory, const Plan *plan, Words *words)
{
    words->at = take(memory, plan->routed, sizeof(Wanted));
    words->next = take(memory, plan->routed, sizeof(uint32_t));
    if (!words->at || !words->next)
        return -1;
    for (size_t i = 0; i < plan->routed; i++) {
        bounds_soon(&kernel->postings, plan->routes[i].word);
        SOON(&scratch->places[plan->routes[i].word]);
    }
    for (size_t i = 0; i < plan->routed; i++) {
        uint32_t word = plan->routes[i].word, place = scratch->places[word];
        if (!place) {
            words->at[words->length] = (Wanted){word, 0, 0, row_of(&kernel->postings, word).length};
            scratch->places[word] = place = (uint32_t)++words->length;
            row_soon(&kernel->postings, word);
        }
        Wanted *wanted = &words->at[place - 1];
        words->next[i] = wanted->first;
        wanted->first = (uint32_t)i + 1;
        wanted->worth += plan->routes[i].units;
    }
    /* Sums are kept in 32 bits. */
    uint64_t most = (uint64_t)kernel->constants.most_summed / (words->length ? words->length : 1);
    for (size_t i = 0; i < words->length; i++)
        if (words->at[i].worth > most)
            words->at[i].worth = most;
    return 0;
}

/* Puts the words in order, those of the fewest names first, equals as they are. */
static int order(Scratch *scratch, Memory *memory, Words *words)
{
    Best by_names = {take(memory, words->length, sizeof(Ranked)), 0, words->length};
    Wanted *ordered = take(memory, words->length, sizeof(Wanted));
    if (!by_names.at || !ordered)
        return -1;
    for (size_t i = 0; i < words->length; i++)
        keep(&by_names, (Ranked){-(double)words->at[i].names, (uint32_t)i});
    put_in_order(&by_names);
    for (size_t i = 0; i < words->length; i++) {
        ordered[i] = words->at[by_names.at[i].number];
        scratch->places[ordered[i].word] = (uint32_t)i + 1;
    }
    words->at = ordered;
    return 0;
}

/* Of how many words the postings must be read; `slots` are zero. */
static size_t to_read(const Constants *constants, const Plan *plan, const Words *words, uint32_t *slots)
{
    double least = plan->weight < plan->attainable ? plan->weight : plan->attainable;
    double enough = constants->enough * least * constants->units;
    uint64_t rest = 0;
    size_t read = words->length, postings = 0;
    for (; read; read--) {
        for (uint32_t i = words->at[read - 1].first; i; i = words->next[i - 1]) {
            Route route = plan->routes[i - 1];
            if (route.units > slots[route.slot]) {
                rest += route.units - slots[route.slot];
                slots[route.slot] = route.units;
            }
        }
        if ((double)rest >= enough)
            break;
    }
    for (size_t i = 0; i < read; i++)
        postings += words->at[i].names;
    for (; read < words->length && words->at[read].names <= constants->long_list && postings <= constants->many; read++)
        postings += words->at[read].names;
    for (; read > 1 && postings > constants->most_postings; read--)
        postings -= words->at[read - 1].names;
    return read;
}

/* Adds up in `scratch->sums` what the first `read` words are worth, and gives the names that have any. */
static int accumulate(const Kernel *kernel, Scratch *scratch, Memory *memory, const Words *words, size_t read,
                      Names *touched)
{
    size_t postings = 0;
    for (size_t i = 0; i < read; i++)
        postings += words->at[i].names;
    touched->at = take(memory, postings, sizeof(uint32_t));
    touched->length = 0;
    if (!touched->at)
        return -1;
    for (size_t i = 0; i < read; i++) {
        Slice names = row_of(&kernel->postings, words->at[i].word);
        uint32_t worth = (uint32_t)words->at[i].worth;
        for (size_t j = 0; j < names.length && j < words->at[i].names; j++) {
            uint32_t name = names.at[j];
            if (j + AHEAD < names.length && names.at[j + AHEAD] < kernel->names)
                SOON(&scratch->sums[names.at[j + AHEAD]]);
            if (name >= kernel->names)
                continue;
            uint32_t before = scratch->sums[name];
            touched->at[touched->length] = name;
            touched->length += !before;
            scratch->sums[name] = before + worth;
        }
    }
    return 0;
}

/* What the query and a name weigh on average. */
static double weighed(const Kernel *kernel, const Plan *plan, uint32_t name)
{
    double weight = 0.5 * plan->weight + 0.5 * (double)kernel->name_weights[name];
    return weight > kernel->constants.nothing ? weight : kernel->constants.nothing;
}

static double share(const Kernel *kernel, const Plan *plan, uint32_t name, uint64_t sum)
{
    return (double)sum / kernel->constants.units / weighed(kernel, plan, name);
}

/* The names with the share that what was read of them makes up. */
static void gather_by_share(const Kernel *kernel, const Scratch *scratch, const Plan *plan, const Names *names,
                            Gathered *best)
{
    for (size_t i = 0; i < names->length; i++) {
        uint32_t name = names->at[i];
        if (i + AHEAD < names->length)
            SOON(&kernel->name_weights[names->at[i + AHEAD]]);
        gather(best, (Ranked){share(kernel, plan, name, scratch->sums[name]), name});
    }
    part(best);
}

/* Asks for the words of the names that come soon after `i`. */
static void words_soon(const Kernel *kernel, const Ranked *names, size_t count, size_t i)
{
    if (i + FAR_AHEAD < count)
        bounds_soon(&kernel->forward, names[i + FAR_AHEAD].number);
    if (i + AHEAD < count)
        row_soon(&kernel->forward, names[i + AHEAD].number);
}

/* The same with what the words from `read` on add, which are looked up in the names; no more than `room` of them. */
static void gather_with_rest(const Kernel *kernel, const Scratch *scratch, const Plan *plan, const Words *words,
                             size_t read, Gathered *best, size_t room)
{
    for (size_t i = 0; i < best->length; i++) {
        uint32_t name = best->at[i].number;
        uint64_t sum = scratch->sums[name];
        words_soon(kernel, best->at, best->length, i);
        Slice held = row_of(&kernel->forward, name);
        for (size_t j = 0; j < held.length; j++) {
            size_t place = place_of(kernel, scratch, held.at[j]);
            if (place > read)
                sum += words->at[place - 1].worth;
        }
        best->at[i].score = share(kernel, plan, name, sum);
    }
    best->room = room;
    part(best);
}

/* The first pass: the names that may be among the best, and more, in any order. */
static int shortlist(const Kernel *kernel, Scratch *scratch, Memory *memory, const Plan *plan, const Words *words,
                     Gathered *best)
{
    const Constants *constants = &kernel->constants;
    uint32_t *slots = take_zeroed(memory, plan->slots, sizeof(uint32_t));
    if (!slots)
        return -1;
    size_t read = to_read(constants, plan, words, slots), room = constants->shortlist * plan->limit;
    Names touched;
    if (accumulate(kernel, scratch, memory, words, read, &touched))
        return -1;
    *best = (Gathered){.room = read < words->length ? constants->waiting : room};
    best->at = take(memory, 2 * best->room, sizeof(Ranked));
    if (best->at)
        gather_by_share(kernel, scratch, plan, &touched, best);
    if (best->at && read < words->length)
        gather_with_rest(kernel, scratch, plan, words, read, best, room);
    for (size_t i = 0; i < touched.length; i++)
        scratch->sums[touched.at[i]] = 0;
    return best->at ? 0 : -1;
}

/* The second pass: the score of a name, each slot counting once, at its best route. */
static double score(const Kernel *kernel, const Scratch *scratch, const Plan *plan, const Words *words, uint32_t name,
                    uint32_t *slots)
{
    uint64_t spelled = 0, meant = 0;
    memset(slots, 0, plan->slots * sizeof(uint32_t));
    Slice held = row_of(&kernel->forward, name);
    for (size_t j = 0; j < held.length; j++) {
        size_t place = place_of(kernel, scratch, held.at[j]);
        if (!place)
            continue;
        for (uint32_t i = words->at[place - 1].first; i; i = words->next[i - 1]) {
            Route route = plan->routes[i - 1];
            if (route.units > slots[route.slot])
                slots[route.slot] = route.units;
        }
    }
    for (size_t slot = 0; slot < plan->slots; slot++)
        *(slot < plan->spelled ? &spelled : &meant) += slots[slot];
    double spelling = (double)spelled / kernel->constants.units;
    if (spelling > plan->spelling)
        spelling = plan->spelling;
    return (spelling + (double)meant / kernel->constants.units) / weighed(kernel, plan, name);
}

/* Adds the names with a floor to those `listed` and scores all, each once. */
static int score_all(const Kernel *kernel, Scratch *scratch, Memory *memory, const Plan *plan, const Words *words,
                     const Gathered *listed, Best *best)
{
    size_t count = listed->length;
    uint32_t *slots = take(memory, plan->slots, sizeof(uint32_t));
    Floor *all = take(memory, count + plan->floored, sizeof(Floor));
    if (!slots || !all)
        return -1;
    for (size_t i = 0; i < count; i++) {
        all[i] = (Floor){0.0, listed->at[i].number};
        scratch->sums[all[i].name] = (uint32_t)i + 1;
    }
    size_t scored = count;
    for (size_t i = 0; i < plan->floored; i++) {
        Floor one = plan->floors[i];
        uint32_t place = scratch->sums[one.name];
        if (place)
            all[place - 1].floor = one.floor;
        else
            all[scored++] = one;
    }
    for (size_t i = 0; i < scored; i++) {
        words_soon(kernel, listed->at, count, i);
        double found = score(kernel, scratch, plan, words, all[i].name, slots);
        scratch->sums[all[i].name] = 0;
        keep(best, (Ranked){found > all[i].floor ? found : all[i].floor, all[i].name});
    }
    return 0;
}

int rank_names(const Kernel *kernel, Scratch *scratch, Memory *memory, const Plan *plan, Best *best)
{
    Words words = {NULL, NULL, 0};
    Gathered listed;
    if (collect(kernel, scratch, memory, plan, &words) || order(scratch, memory, &words) ||
        shortlist(kernel, scratch, memory, plan, &words, &listed))
        return -1;
    size_t most = listed.length + plan->floored;
    *best = (Best){NULL, 0, plan->limit < most ? plan->limit : most};
    best->at = take(memory, best->room, sizeof(Ranked));
    if (!best->at || score_all(kernel, scratch, memory, plan, &words, &listed, best))
        return -1;
    for (size_t i = 0; i < words.length; i++)
        scratch->places[words.at[i].word] = 0;
    put_in_order(best);
    return 0;
}
