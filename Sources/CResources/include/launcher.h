#ifndef STORY_RESOURCES_LAUNCHER_H
#define STORY_RESOURCES_LAUNCHER_H

#include <stddef.h>

/// The Python program that serves the built-in model (data/launcher.py), as it stood when the program was built.
///
/// The bytes are UTF-8, live as long as the program and are not terminated by a zero.
///
/// @param count Receives the number of bytes.
const unsigned char *_Nonnull story_resource_launcher_py(size_t *_Nonnull count);

#endif
