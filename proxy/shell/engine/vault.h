#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/shell/engine/engine.h"

namespace gatehouse::engine {

struct VaultOptions {
    std::string path;  ///< of the encrypted file behind vault:NAME; empty: there is none
    /// Asked when the file is opened; none, or empty: GATEHOUSE_VAULT_PASSPHRASE.
    std::function<Secret()> passPhrase;
    SecretSource others;  ///< for every other source, such as keychain:NAME
};

/// Turns names of secrets into their values, and keeps values in an encrypted file.
///
/// Shape   env:NAME, file:PATH (without line ends at its end), vault:NAME; the rest goes to
/// `others`.
///         The file: "gatehouse-vault 1", the salt and the sealed names and values, each a line of
///         base64. The key comes from the pass phrase by scrypt, the seal is AES-256-GCM.
/// Errors  NotFound, Invalid, Unauthorized (wrong pass phrase or changed file), Storage. None holds
/// a value. Thread  one at a time. Reads files and takes about 0.1 s for the first use of the
/// encrypted file.
class Vault {
public:
    explicit Vault(VaultOptions options);

    /// An empty reference is an empty secret.
    Result<Secret> resolve(const SecretRef& reference);

    Result<void> put(const std::string& name,
                     const Secret& value);  ///< makes the file when there is none
    Result<void> remove(const std::string& name);
    Result<std::vector<std::string>> names();  ///< sorted; none when there is no file

private:
    using Content = std::map<std::string, Secret>;

    Result<Secret> fromVault(const std::string& name);
    Result<Content> load();
    Result<void> save(const Content& content);
    Result<void> unlock(const std::string& salt);

    VaultOptions options_;
    std::string salt_;
    Secret key_;  ///< of salt_; kept so that each publish does not pay for scrypt again
};

}  // namespace gatehouse::engine
