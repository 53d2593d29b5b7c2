#include "core/random.hpp"

namespace corridor {

std::uint64_t key_of(std::string_view name)
{
    std::uint64_t key = 0xcbf29ce484222325U;  // offset basis of the 64-bit FNV-1a hash
    for (const char letter : name) {
        key ^= static_cast<unsigned char>(letter);
        key *= 0x100000001b3U;  // its prime
    }
    return scatter(key);
}

}  // namespace corridor
