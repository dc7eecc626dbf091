#include <zlib.h>

/// `inflateInit2` is a macro, which Swift does not see.
static inline int policytrack_inflateInit2(z_stream *stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}
