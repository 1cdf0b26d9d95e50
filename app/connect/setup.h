#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"

namespace gatehouse::app {

class Gateway;
class SecretStore;

/// A provider somebody decided to use, and where its key is now.
struct SetupChoice {
    config::ProviderConfig provider;  ///< its key: "env:NAME", or empty
    Secret key;                       ///< typed by hand; empty otherwise
};

/// Puts chosen providers into the config: their keys go to the keychain, so that they are there
/// when the program is started without the environment of today. Where there is no keychain, they
/// go to the encrypted file if it is open.
///
/// Errors  a typed key without a keychain is told and nothing is published; a key of the
/// environment then stays where it is.
/// Thread  GUI. The answer comes on it, once, unless `context` is gone.
class Setup : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(bool ok, const QString& trouble)>;

    /// `secrets` may be nullptr: no keychain.
    Setup(Gateway* gateway, SecretStore* secrets, QObject* parent = nullptr);

    /// `aliases`: names of models that come along; those that are there already stay.
    void apply(std::vector<SetupChoice> choices, const QString& note, Done done,
               std::vector<config::AliasConfig> aliases = {});
    /// Asks the keychain for something it does not have; empty: it works.
    void askKeychain(std::function<void(const QString& trouble)> done);

private:
    struct Work;
    void keepNext(const std::shared_ptr<Work>& work);
    void publish(const std::shared_ptr<Work>& work);

    Gateway* gateway_;
    SecretStore* secrets_;
};

}  // namespace gatehouse::app
