#include "proxy/shell/engine/vault.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <unistd.h>

#include <openssl/rand.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/engine/secret_file.h"

namespace gatehouse::engine {
namespace {

constexpr std::string_view kMark = "gatehouse-vault 1";
constexpr const char* kVariable = "GATEHOUSE_VAULT_PASSPHRASE";
constexpr std::size_t kSaltSize = 16;
constexpr std::size_t kNonceSize = 12;

Result<std::string> randomBytes(std::size_t count)
{
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
        return fail(ErrorKind::Internal, "the system gives no random bytes", "restart the machine");
    }
    return bytes;
}

void appendText(std::string& out, std::string_view text)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>((text.size() >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    out += text;
}

/// Takes one text with four bytes of length before it; empty when `rest` is cut short.
std::optional<std::string_view> takeText(std::string_view& rest)
{
    constexpr std::size_t kHead = 4;
    if (rest.size() < kHead) return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < kHead; ++i) size = size << 8U | static_cast<unsigned char>(rest[i]);
    rest.remove_prefix(kHead);
    if (rest.size() < size) return std::nullopt;
    const auto text = rest.substr(0, size);
    rest.remove_prefix(size);
    return text;
}

Error damaged(const std::string& path)
{
    return fail(ErrorKind::Invalid, cat(path, " is not a vault, or it is damaged"),
                "restore it from a copy, or remove it and put the secrets in again");
}

bool isName(std::string_view name) noexcept
{
    constexpr std::size_t kLongest = 128;
    return !name.empty() && name.size() <= kLongest && trim(name) == name &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

Result<Secret> fromEnvironment(const std::string& name)
{
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') {
        return fail(ErrorKind::NotFound, cat("the environment variable ", name, " is not set"),
                    cat("set ", name, " where the gateway is started, then start it again"));
    }
    return Secret(value);
}

Result<Secret> fromFile(const std::string& path)
{
    auto content = readSecretFile(path);
    if (!content) return content;
    std::string_view text = content->reveal();
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    if (text.empty()) {
        return fail(ErrorKind::NotFound, cat("the secret file ", path, " is empty"),
                    "write the secret into it");
    }
    return Secret(std::string(text));
}

}  // namespace

Vault::Vault(VaultOptions options) : options_(std::move(options)) {}

Result<Secret> Vault::resolve(const SecretRef& reference)
{
    if (reference.empty()) return Secret();
    const std::string name(reference.name());
    if (reference.source() == "env") return fromEnvironment(name);
    if (reference.source() == "file") return fromFile(name);
    if (reference.source() == "vault") return fromVault(name);
    if (reference.source().empty()) {  // perhaps a key in the wrong place: not repeated
        return fail(ErrorKind::Invalid, "this is not the name of a secret",
                    "write env:NAME, file:PATH or vault:NAME");
    }
    Secret found = options_.others ? options_.others(reference) : Secret();
    if (found.empty()) {
        return fail(ErrorKind::NotFound, cat("there is no secret called ", reference.text),
                    "store it under this name, or name it env:NAME, file:PATH or vault:NAME");
    }
    return found;
}

Result<Secret> Vault::fromVault(const std::string& name)
{
    auto content = load();
    if (!content) return std::move(content).error();
    const auto found = content->find(name);
    if (found == content->end()) {
        return fail(ErrorKind::NotFound, cat("the vault holds no secret called ", name),
                    "put it into the vault");
    }
    return found->second;
}

Result<void> Vault::put(const std::string& name, const Secret& value)
{
    if (!isName(name)) {
        return fail(ErrorKind::Invalid, "this cannot be the name of a secret",
                    "use a short word, such as openai");
    }
    if (value.empty()) return fail(ErrorKind::Invalid, "the secret is empty", "remove it instead");
    auto content = load();
    if (!content) return std::move(content).error();
    content->insert_or_assign(name, value);
    return save(*content);
}

Result<void> Vault::remove(const std::string& name)
{
    auto content = load();
    if (!content) return std::move(content).error();
    if (content->erase(name) == 0) {
        return fail(ErrorKind::NotFound, cat("the vault holds no secret called ", name),
                    "look at the list of names");
    }
    return save(*content);
}

Result<std::vector<std::string>> Vault::names()
{
    auto content = load();
    if (!content) return std::move(content).error();
    std::vector<std::string> all;
    for (const auto& [name, value] : *content) all.push_back(name);
    return all;
}

Result<Vault::Content> Vault::load()
{
    if (options_.path.empty()) {
        return fail(ErrorKind::NotFound, "there is no vault here",
                    "name the secret env:NAME or file:PATH");
    }
    if (::access(options_.path.c_str(), F_OK) != 0) return Content();
    const auto file = readSecretFile(options_.path);
    if (!file) return file.error();
    std::string_view lines = file->reveal();
    std::string salt;
    std::string sealed;
    if (takeUntil(lines, '\n') != kMark || !fromBase64(takeUntil(lines, '\n'), salt) ||
        salt.size() != kSaltSize || !fromBase64(takeUntil(lines, '\n'), sealed)) {
        return damaged(options_.path);
    }
    GH_TRY(unlock(salt));
    auto opened = openAesGcm(key_.reveal(), sealed);
    if (!opened) {
        key_ = Secret();  // perhaps a mistyped pass phrase: the next try asks again
        return fail(
            ErrorKind::Unauthorized, cat("the vault ", options_.path, " does not open"),
            cat("check the pass phrase in ", kVariable, "; a changed file does not open either"));
    }
    const Secret plain(std::move(opened).value());
    std::string_view rest = plain.reveal();
    Content content;
    while (!rest.empty()) {
        const auto name = takeText(rest);
        const auto value = name ? takeText(rest) : std::nullopt;
        if (!value) return damaged(options_.path);
        content.emplace(std::string(*name), Secret(std::string(*value)));
    }
    return content;
}

Result<void> Vault::save(const Content& content)
{
    if (key_.empty()) {
        const auto salt = randomBytes(kSaltSize);
        if (!salt) return salt.error();
        GH_TRY(unlock(*salt));
    }
    const auto nonce = randomBytes(kNonceSize);
    if (!nonce) return nonce.error();
    std::size_t size = 0;
    for (const auto& [name, value] : content) size += 8 + name.size() + value.reveal().size();
    std::string bytes;
    bytes.reserve(size);  // never grows, so no copy of a secret stays behind
    for (const auto& [name, value] : content) {
        appendText(bytes, name);
        appendText(bytes, value.reveal());
    }
    const Secret plain(std::move(bytes));
    const auto sealed = sealAesGcm(key_.reveal(), *nonce, plain.reveal());
    if (!sealed) return sealed.error();
    return writeSecretFile(options_.path,
                           Secret(cat(kMark, "\n", base64(salt_), "\n", base64(*sealed), "\n")));
}

Result<void> Vault::unlock(const std::string& salt)
{
    if (!key_.empty() && salt == salt_) return {};
    Secret phrase = options_.passPhrase ? options_.passPhrase() : Secret();
    if (phrase.empty()) {
        if (const char* variable = std::getenv(kVariable)) phrase = Secret(variable);
    }
    if (phrase.empty()) {
        return fail(ErrorKind::Unauthorized, "the vault is locked",
                    cat("set ", kVariable, " to its pass phrase"));
    }
    auto key = scryptKey(phrase.reveal(), salt);
    if (!key) return std::move(key).error();
    key_ = Secret(std::move(key).value());
    salt_ = salt;
    return {};
}

}  // namespace gatehouse::engine
