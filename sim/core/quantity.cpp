#include "core/quantity.hpp"
