/* The distance between two words, a column of the table of distances at once, as bits (H. Hyyrö, 2003: "A bit-vector
 * algorithm for computing Levenshtein and Damerau edit distances"). Longer words take several blocks of 64 bits. */
#include "kernel.h"

static size_t blocks_of(const Pattern *pattern) { return (pattern->text.length + 63) / 64; }

void set_pattern(Pattern *pattern, Text text)
{
    for (size_t i = 0; i < pattern->text.length; i++)
        pattern->masks[i / 64][pattern->text.at[i]] = 0;
    pattern->text = text;
    for (size_t i = 0; i < text.length; i++)
        pattern->masks[i / 64][text.at[i]] |= (uint64_t)1 << i % 64;
}

/* One block of a column: which distances grow (`more`) or fall (`less`) downward, which equal their diagonal
 * neighbour, and where the letter stands. */
typedef struct {
    uint64_t more, less, diagonal, letter;
} Vectors;

size_t distance(const Pattern *pattern, Text other)
{
    size_t blocks = blocks_of(pattern), result = pattern->text.length;
    if (!blocks)
        return other.length;
    uint64_t last = (uint64_t)1 << (pattern->text.length - 1) % 64;
    Vectors column[PATTERN_BLOCKS];
    for (size_t block = 0; block < blocks; block++)
        column[block] = (Vectors){~(uint64_t)0, 0, 0, 0};
    for (size_t i = 0; i < other.length; i++) {
        uint64_t more_above = 1, less_above = 0; /* what the block above hands down */
        uint64_t diagonal_above = ~(uint64_t)0, letter_above = 0;
        for (size_t block = 0; block < blocks; block++) {
            Vectors old = column[block];
            uint64_t letter = pattern->masks[block][other.at[i]];
            uint64_t swapped = ((~old.diagonal & letter) << 1 | (~diagonal_above & letter_above) >> 63) & old.letter;
            uint64_t carried = letter | less_above;
            uint64_t diagonal = (((carried & old.more) + old.more) ^ old.more) | carried | old.less | swapped;
            uint64_t more = old.less | ~(diagonal | old.more), less = diagonal & old.more;
            if (block + 1 == blocks) {
                result += (more & last) != 0;
                result -= (less & last) != 0;
            }
            uint64_t more_below = more >> 63, less_below = less >> 63;
            more = more << 1 | more_above;
            less = less << 1 | less_above;
            column[block] = (Vectors){less | ~(diagonal | more), more & diagonal, diagonal, letter};
            more_above = more_below;
            less_above = less_below;
            diagonal_above = old.diagonal;
            letter_above = letter;
        }
    }
    return result;
}
