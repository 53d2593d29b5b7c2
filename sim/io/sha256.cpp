#include "io/sha256.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "core/check.hpp"

namespace corridor {

namespace {

EVP_MD_CTX* as_context(void* pointer)
{
    return static_cast<EVP_MD_CTX*>(pointer);
}

}  // namespace

void Sha256::Close::operator()(void* context) const
{
    EVP_MD_CTX_free(as_context(context));
}

Sha256::Sha256() : context_(EVP_MD_CTX_new())
{
    const bool ready = context_ && EVP_DigestInit_ex(as_context(context_.get()), EVP_sha256(), nullptr) == 1;
    CORRIDOR_CHECK(ready, "SHA-256 is not available");
}

Sha256& Sha256::update(std::string_view bytes)
{
    const int done = EVP_DigestUpdate(as_context(context_.get()), bytes.data(), bytes.size());
    CORRIDOR_CHECK(done == 1, "SHA-256 took no more bytes");
    return *this;
}

std::string Sha256::hex()
{
    std::array<unsigned char, 32> digest{};
    const int done = EVP_DigestFinal_ex(as_context(context_.get()), digest.data(), nullptr);
    CORRIDOR_CHECK(done == 1, "SHA-256 did not finish");
    std::string text;
    for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
    return text;
}

std::string sha256_hex(std::string_view bytes)
{
    return Sha256().update(bytes).hex();
}

}  // namespace corridor
