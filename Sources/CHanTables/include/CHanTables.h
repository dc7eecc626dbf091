#ifndef POLICYTRACK_HAN_TABLES_H
#define POLICYTRACK_HAN_TABLES_H

#include <stdint.h>

// Tables about Chinese text, compiled in. They are const arrays in C, for Swift compiles large array literals slowly and
// fills them at run time. Swift reaches them through functions because it does not import large C arrays.

/// A character that folds to `result` where it is number `place` of a phrase that folds, character by character, to the
/// `count` scalars of `text`.
typedef struct {
    uint16_t scalar, result;
    uint8_t place, count;
    uint16_t text[8];
} policytrack_phrase;

/// Scalars `first` to `last` are of `kind`: 1 letter or digit, 2 Han, 4 only Traditional, 8 only Simplified, 16 a rare form.
typedef struct {
    uint32_t first, last;
    uint8_t kind;
} policytrack_range;

/// Scalar, its folded scalar; by scalar.
const uint32_t *policytrack_fold_pairs(void);
extern const uint32_t policytrack_fold_pair_count;
/// Longest phrases first.
const policytrack_phrase *policytrack_fold_phrases(void);
extern const uint32_t policytrack_fold_phrase_count;
const policytrack_range *policytrack_kind_ranges(void);
extern const uint32_t policytrack_kind_range_count;

/// The scalars of GBK's double bytes, leads 81 to FE by trails 40 to FE (126 by 191); 0 where there is none.
const uint16_t *policytrack_gbk(void);

/// A reading of a character, without its tone, ü as v; padded with zeros.
typedef struct {
    uint16_t scalar;
    char letters[8];
} policytrack_reading;

/// By scalar; the readings of one scalar stand together.
const policytrack_reading *policytrack_readings(void);
extern const uint32_t policytrack_reading_count;

/// The characters of Simplified text, most frequent first, and the level of each count: three steps to a doubling.
const uint16_t *policytrack_characters(void);
const uint8_t *policytrack_character_levels(void);
extern const uint32_t policytrack_character_count;
/// For each character a row that ends in a space: the ranks that follow it, as gaps in base 32 (lowest digit first, 32
/// added to all but the last) and the level of the pair's count. Digits are the 64 characters from `0` on, but `p` for
/// the backslash and `q` for the question mark.
const char *policytrack_following(void);

/// Words of one to four characters in UTF-8, marks too, each followed by two digits of the same kind: the level of its
/// count, and the level of its count among `policytrack_word_pairs` plus one, 0 where they have none. `未##数` stands for
/// any number.
const char *policytrack_words(void);
/// The sum of the counts of all these words.
extern const uint32_t policytrack_word_total;

/// Pairs of words by their hash, FNV-1a of 64 bits of both in UTF-16 with `@` between them, the lower byte of a unit first,
/// both halves of it joined by exclusive or. The upper 15 bits number a bucket, where its pairs start stands in
/// `policytrack_word_pair_starts`; each pair has three digits with the lower 17 bits, the lowest digit first, and one
/// with the level of its count.
const char *policytrack_word_pairs(void);
const uint32_t *policytrack_word_pair_starts(void);

#endif
