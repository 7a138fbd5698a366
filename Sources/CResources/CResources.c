#include "CResources.h"

// #embed is C23; the compiler of Swift's toolchain knows it in all modes and only warns.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char models_yaml[] = {
#embed "data/models.yaml"
};

const unsigned char *story_resource_models_yaml(size_t *count) {
    *count = sizeof models_yaml;
    return models_yaml;
}
