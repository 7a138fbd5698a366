#ifndef STORY_STUDIO_H
#define STORY_STUDIO_H

#include <stddef.h>

/// One file of the studio's page, as it stood when the program was built.
///
/// All texts end with a zero; the bytes do not, and live as long as the program.
typedef struct {
    /// Where it is served, such as "/app-4F2K.js".
    const char *_Nonnull path;
    /// The media type, with the encoding of a text.
    const char *_Nonnull type;
    /// What stands in its ETag: changes when the bytes do.
    const char *_Nonnull version;
    const unsigned char *_Nonnull bytes;
    size_t count;
    /// The same in gzip; null where that is not smaller.
    const unsigned char *_Nullable gzip;
    size_t gzip_count;
} story_studio_file;

/// The files of the studio's page.
///
/// @param count Receives how many there are: zero in a program that was built before the page (`make studio`).
const story_studio_file *_Nonnull story_studio_files(size_t *_Nonnull count);

#endif
