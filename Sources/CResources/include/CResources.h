#ifndef STORY_RESOURCES_H
#define STORY_RESOURCES_H

#include <stddef.h>

#include "launcher.h"

/// The catalogue of models (data/models.yaml) as it stood when the program was built.
///
/// The bytes live as long as the program and are not terminated by a zero.
///
/// @param count Receives the number of bytes.
const unsigned char *_Nonnull story_resource_models_yaml(size_t *_Nonnull count);

#endif
