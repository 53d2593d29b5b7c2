/// SHA-256: names experiments, results and input texts by their content.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace corridor {

/// Takes bytes piece by piece.
class Sha256 {
public:
    Sha256();

    Sha256& update(std::string_view bytes);

    /// 64 hexadecimal digits, lower case. Nothing can be added afterwards.
    std::string hex();

private:
    struct Close {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Close> context_;  // of the cryptographic library
};

/// The digest of one text.
std::string sha256_hex(std::string_view bytes);

}  // namespace corridor
