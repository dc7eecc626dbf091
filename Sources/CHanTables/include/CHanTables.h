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

/// Scalars `first` to `last` are of `kind`: 1 letter or digit, 2 Han, 4 only Traditional, 8 only Simplified.
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

#endif
