// SHA-256 from nettle: small, quick to load, and with the processor's own SHA instructions where it has them.
#include <nettle/sha2.h>
