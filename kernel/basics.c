/* What the steps share: a hash, memory, the best of many. */
#include "kernel.h"

#include <stdlib.h>

uint32_t crc_of(const uint8_t *bytes, size_t length)
{
    static const uint32_t quarters[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
        0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        crc = crc >> 4 ^ quarters[crc & 15];
        crc = crc >> 4 ^ quarters[crc & 15];
    }
    return ~crc;
}

void *take(Memory *memory, size_t count, size_t size)
{
    if (count > (SIZE_MAX / 2 - sizeof(Block)) / size)
        return NULL;
    Block *block = malloc(sizeof(Block) + count * size);
    if (!block)
        return NULL;
    block->next = memory->blocks;
    memory->blocks = block;
    return block->content;
}

void *take_zeroed(Memory *memory, size_t count, size_t size)
{
    void *room = take(memory, count, size);
    return room ? memset(room, 0, count * size) : NULL;
}

void release(Memory *memory)
{
    while (memory->blocks) {
        Block *block = memory->blocks;
        memory->blocks = block->next;
        free(block);
    }
}

/* Lets what stands at `place` sink below what is worse. */
static void sink(Ranked *at, size_t length, size_t place)
{
    Ranked one = at[place];
    for (size_t child; (child = 2 * place + 1) < length; place = child) {
        if (child + 1 < length && is_worse(at[child + 1], at[child]))
            child++;
        if (!is_worse(at[child], one))
            break;
        at[place] = at[child];
    }
    at[place] = one;
}

void keep(Best *best, Ranked one)
{
    if (best->length == best->room) {
        if (best->room && is_worse(best->at[0], one)) {
            best->at[0] = one;
            sink(best->at, best->length, 0);
        }
        return;
    }
    size_t place = best->length++;
    while (place && is_worse(one, best->at[(place - 1) / 2])) {
        best->at[place] = best->at[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    best->at[place] = one;
}

void put_in_order(Best *best)
{
    for (size_t left = best->length; left > 1; left--) {
        Ranked worst = best->at[0];
        best->at[0] = best->at[left - 1];
        best->at[left - 1] = worst;
        sink(best->at, left - 1, 0);
    }
}

static void swap(Ranked *one, Ranked *other)
{
    Ranked kept = *one;
    *one = *other;
    *other = kept;
}

/* Quickselect (C. A. R. Hoare, 1961). What it parts by comes from places that no list can foresee. */
void part(Gathered *gathered)
{
    Ranked *at = gathered->at;
    size_t low = 0, high = gathered->length, room = gathered->room;
    uint32_t state = 2463534242u;
    while (low < room && room < high) {
        state ^= state << 13, state ^= state >> 17, state ^= state << 5; /* xorshift (G. Marsaglia, 2003) */
        swap(&at[low], &at[low + state % (high - low)]);
        Ranked middle = at[low];
        size_t parted = low;
        for (size_t i = low + 1; i < high; i++)
            if (is_worse(middle, at[i]))
                swap(&at[++parted], &at[i]);
        swap(&at[low], &at[parted]);
        if (parted < room)
            low = parted + 1;
        else
            high = parted;
    }
    if (gathered->length > room)
        gathered->length = room;
}

void gather(Gathered *gathered, Ranked one)
{
    if (!gathered->room || (gathered->parted && !is_worse(gathered->least, one)))
        return;
    gathered->at[gathered->length++] = one;
    if (gathered->length < 2 * gathered->room)
        return;
    part(gathered);
    gathered->parted = 1;
    gathered->least = gathered->at[0];
    for (size_t i = 1; i < gathered->length; i++)
        if (is_worse(gathered->at[i], gathered->least))
            gathered->least = gathered->at[i];
}
