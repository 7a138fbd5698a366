// zlib's own header; Debian's zlib1g-dev puts it on the usual path.
#include <zlib.h>
