#ifndef POLICYTRACK_HAN_TABLES_H
#define POLICYTRACK_HAN_TABLES_H

#include <stdint.h>

// Tables about Chinese text, compiled in and read in place: nothing is loaded. They are arrays in C, for Swift compiles
// large array literals slowly and fills them at run time. Swift reaches them through functions, which it compiles into
// itself, because it does not import large C arrays.

#define POLICYTRACK_TABLE(type, name)               \
    extern const type policytrack_##name##_table[]; \
    static inline const type *_Nonnull policytrack_##name(void) { return policytrack_##name##_table; }

// Folding

/// What to add to each scalar of the basic plane, modulo 65536, to have what it folds to; what gives 0 where phrases decide.
POLICYTRACK_TABLE(uint16_t, fold_shifts)

/// A scalar beyond the basic plane and what it folds to.
typedef struct {
    uint32_t scalar, folded;
} policytrack_further_fold;

/// By scalar.
POLICYTRACK_TABLE(policytrack_further_fold, further_folds)
extern const uint32_t policytrack_further_fold_count;

/// A character that folds otherwise in some phrases: what it folds to in none, the number of its first phrase, and how
/// many it has.
typedef struct {
    uint16_t scalar, alone, first, count;
} policytrack_context;

/// By scalar.
POLICYTRACK_TABLE(policytrack_context, contexts)
extern const uint32_t policytrack_context_count;

/// A character folds to `result` where it is number `place` of a phrase that folds, character by character, to the `count`
/// scalars of `text`.
typedef struct {
    uint16_t result;
    uint8_t place, count;
    uint16_t text[8];
} policytrack_phrase;

/// By character, the longest of each first.
POLICYTRACK_TABLE(policytrack_phrase, phrases)
extern const uint32_t policytrack_phrase_count;

// Kinds: 1 letter or digit, 2 Han, 4 only Traditional, 8 only Simplified, 16 a rare form; or the sum of several

/// The kind of each scalar of the basic plane.
POLICYTRACK_TABLE(uint8_t, kinds)

/// Scalars `first` to `last` are of `kind`.
typedef struct {
    uint32_t first, last;
    uint8_t kind;
} policytrack_range;

/// Those beyond the basic plane.
POLICYTRACK_TABLE(policytrack_range, further_kinds)
extern const uint32_t policytrack_further_kind_count;

// GBK

/// The scalars of GBK's double bytes, leads 81 to FE by trails 40 to FE (126 by 191); 0 where there is none.
POLICYTRACK_TABLE(uint16_t, gbk)
/// The double byte of each scalar of the basic plane, its lead in the high half; 0 where there is none.
POLICYTRACK_TABLE(uint16_t, gbk_codes)

// Readings

/// A reading of a character, without its tone, ü as v; padded with zeros.
typedef struct {
    uint16_t scalar;
    char letters[8];
} policytrack_reading;

/// By scalar; the readings of one scalar stand together.
POLICYTRACK_TABLE(policytrack_reading, readings)
extern const uint32_t policytrack_reading_count;
/// For each scalar from 3400 to 9FFF the number of its first reading plus one; 0 where it has none.
POLICYTRACK_TABLE(uint16_t, reading_starts)

/// A reading, the place of its first character among the spelled ones, and how many it has.
typedef struct {
    char letters[8];
    uint16_t first, count;
} policytrack_spelling;

/// In the order of the numbers that the letters make, the first one lowest.
POLICYTRACK_TABLE(policytrack_spelling, spellings)
extern const uint32_t policytrack_spelling_count;
/// The characters of each reading, by scalar.
POLICYTRACK_TABLE(uint16_t, spelled)

// Characters and pairs of them. Levels stand for counts: three steps to a doubling

/// The characters of Simplified text by their ranks, the most frequent first, and the level of the count of each.
POLICYTRACK_TABLE(uint16_t, characters)
POLICYTRACK_TABLE(uint8_t, character_levels)
extern const uint32_t policytrack_character_count;
/// For each character the natural logarithm of how much of what follows it is in no pair counted.
POLICYTRACK_TABLE(float, leftovers)
/// The rank of each scalar of the basic plane plus one; 0 where it has none.
POLICYTRACK_TABLE(uint16_t, ranks)
/// Where the pairs of each first character start, and their end.
POLICYTRACK_TABLE(uint32_t, pair_starts)
/// The ranks of the second characters, in order, and the level of the count of each pair, a digit: the 64 characters from
/// `0` on.
POLICYTRACK_TABLE(uint16_t, pair_seconds)
POLICYTRACK_TABLE(uint8_t, pair_levels)

/// A row of bits: the number of its first word, and the bits of a rank that count in it.
typedef struct {
    uint32_t start, mask;
} policytrack_filter_row;

/// For each first character a row with the bits set of the second characters' ranks, as far as the row goes.
POLICYTRACK_TABLE(policytrack_filter_row, filter_rows)
POLICYTRACK_TABLE(uint64_t, filter_words)
extern const uint32_t policytrack_filter_word_count;

// Words

/// Words of one to four characters, marks too, as numbers: up to four scalars of 16 bits, the last one lowest, times
/// 0x9E3779B97F4A7C15 modulo 2^64. The upper 14 bits number a bucket, where its words start stands in `word_starts`. A
/// word's entry has the lower 50 bits uppermost; then, six bits from the sixth on, the level of its count; lowest, six
/// bits, the level of its count among `word_pairs` plus one, 0 where they have none. `未##数` stands for any number.
POLICYTRACK_TABLE(uint64_t, words)
POLICYTRACK_TABLE(uint32_t, word_starts)
/// The sum of the counts of all these words.
extern const uint32_t policytrack_word_total;

/// Pairs of words by their hash, FNV-1a of 64 bits of both in UTF-16 with `@` between them, the lower byte of a unit first,
/// both halves of it joined by exclusive or. The upper 15 bits number a bucket, where its pairs start stands in
/// `word_pair_starts`; each pair has three digits with the lower 17 bits, the lowest digit first, and one with the level
/// of its count.
POLICYTRACK_TABLE(uint8_t, word_pairs)
POLICYTRACK_TABLE(uint32_t, word_pair_starts)

#endif
