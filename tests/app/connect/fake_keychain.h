#pragma once

#include <map>

#include "app/secret_store.h"

namespace gatehouse::tests {

/// A keychain in memory; `broken` ones answer as a desktop without a keychain does.
struct FakeKeychain {
    std::map<QString, std::string> entries;
    bool broken = false;

    app::SecretStore::Keychain functions()
    {
        app::SecretStore::Keychain made;
        made.read = [this](const QString& name, const app::SecretStore::Read& done) {
            const auto found = entries.find(name);
            if (broken) return done(7, QStringLiteral("no bus"), {});
            found == entries.end() ? done(1, {}, {}) : done(0, {}, Secret(found->second));
        };
        made.write = [this](const QString& name, const Secret& value,
                            const std::function<void(int, const QString&)>& done) {
            if (broken) return done(7, QStringLiteral("no bus"));
            entries[name] = std::string(value.reveal());
            done(0, {});
        };
        made.remove = [this](const QString& name,
                             const std::function<void(int, const QString&)>& done) {
            entries.erase(name);
            done(0, {});
        };
        return made;
    }
};

}  // namespace gatehouse::tests
