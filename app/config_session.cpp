#include "app/config_session.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include "app/formats.h"
#include "proxy/core/base/crypto.h"
#include "proxy/core/config/codec.h"

namespace gatehouse::app {
namespace {

struct ConfigSessionWords {
    Q_DECLARE_TR_FUNCTIONS(ConfigSession)
};

/// From the system's own source of chance, which is meant for secrets.
std::string chance(int bytes)
{
    std::string out(static_cast<std::size_t>(bytes), '\0');
    for (char& each : out) each = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return out;
}

std::string urlBase64(const std::string& bytes)
{
    const QByteArray raw(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

}  // namespace

NewKey withNewKey(config::Config config, const QString& label, WallMicros now)
{
    NewKey made;
    if (config.access.salt.empty()) config.access.salt = hex(chance(16));
    const std::string key = "gh_" + urlBase64(chance(32));
    config::KeyConfig entry;
    entry.id = "key-" + hex(chance(5));
    entry.label = label.toStdString();
    entry.hash = hex(Hmac(config.access.salt).of(key));
    entry.hint = key.substr(key.size() - 4);
    entry.createdAt = now;
    made.id = entry.id;
    config.access.keys.push_back(std::move(entry));
    made.config = std::move(config);
    made.text = Secret(key);
    return made;
}

NewKey withRotatedKey(config::Config config, const std::string& id, Millis grace, WallMicros now)
{
    QString label;
    for (config::KeyConfig& key : config.access.keys) {
        if (key.id != id) continue;
        label = text(key.label.empty() ? key.id : key.label);
        const WallMicros end = now + std::max<WallMicros>(grace.count() * 1000, 1);
        key.expiresAt = key.expiresAt == 0 ? end : std::min(key.expiresAt, end);
    }
    return withNewKey(std::move(config), label, now);
}

config::Config withoutKey(config::Config config, const std::string& id)
{
    std::erase_if(config.access.keys, [&id](const config::KeyConfig& key) { return key.id == id; });
    return config;
}

config::Config withOpenLoopback(config::Config config, bool open)
{
    config.server.openOnLoopback = open;
    return config;
}

config::Config withPort(config::Config config, int port)
{
    for (std::string& address : config.server.listen) {
        address = address.substr(0, address.rfind(':') + 1) + std::to_string(port);
    }
    return config;
}

config::Config withProvider(config::Config config, config::ProviderConfig provider)
{
    const auto found = std::find_if(
        config.providers.begin(), config.providers.end(),
        [&provider](const config::ProviderConfig& each) { return each.id == provider.id; });
    if (found == config.providers.end()) {
        config.providers.push_back(std::move(provider));
    } else {
        *found = std::move(provider);
    }
    return config;
}

config::Config withoutProvider(config::Config config, const std::string& id)
{
    std::erase_if(config.providers,
                  [&id](const config::ProviderConfig& each) { return each.id == id; });
    return config;
}

const config::ProviderConfig* findProvider(const config::Config& config, const std::string& id)
{
    for (const config::ProviderConfig& each : config.providers) {
        if (each.id == id) return &each;
    }
    return nullptr;
}

std::vector<SecretRef> keysOf(const config::ProviderConfig& provider)
{
    std::vector<SecretRef> keys{provider.key};
    for (const config::ProviderKeyConfig& more : provider.moreKeys) keys.push_back(more.key);
    return keys;
}

config::Config withPrice(config::Config config, const std::string& provider,
                         config::PriceConfig price)
{
    const bool none = price == config::PriceConfig{.model = price.model};
    for (config::ProviderConfig& each : config.providers) {
        if (each.id != provider) continue;
        const auto same = std::ranges::find(each.prices, price.model, &config::PriceConfig::model);
        if (same == each.prices.end()) {
            if (!none) each.prices.push_back(price);
        } else if (none) {
            each.prices.erase(same);
        } else {
            *same = price;
        }
    }
    return config;
}

std::string freeId(const config::Config& config, const QString& wanted)
{
    std::string slug;
    for (const QChar letter : wanted.toLower()) {
        const bool plain = letter.unicode() < 128 && letter.isLetterOrNumber();
        if (plain) {
            slug.push_back(static_cast<char>(letter.unicode()));
        } else if (!slug.empty() && slug.back() != '-') {
            slug.push_back('-');
        }
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    if (slug.empty()) slug = "provider";
    std::string id = slug;
    for (int n = 2; findProvider(config, id) != nullptr; ++n) id = slug + "-" + std::to_string(n);
    return id;
}

std::optional<provider::Provider> resolved(const config::ProviderConfig& provider)
{
    auto row = provider::resolve(provider::Catalogue::builtIn(), provider);
    if (!row) return std::nullopt;
    return std::move(row).value();
}

QString titleOf(const config::ProviderConfig& provider)
{
    if (!provider.title.empty()) return text(provider.title);
    const auto row = resolved(provider);
    return row && !row->title.empty() ? text(row->title) : text(provider.id);
}

QString keyPlace(const config::ProviderConfig& provider)
{
    const auto source = provider.key.source();
    if (source == "keychain") return ConfigSessionWords::tr("Key in the keychain");
    if (source == "vault") return ConfigSessionWords::tr("Key in the encrypted file");
    if (source == "env")
        return ConfigSessionWords::tr("Key from %1").arg(text(provider.key.name()));
    if (source == "file") return ConfigSessionWords::tr("Key from a file");
    const auto row = resolved(provider);
    if (row && (row->sample || row->local || row->auth.scheme == provider::AuthScheme::None)) {
        return ConfigSessionWords::tr("No key needed");
    }
    return ConfigSessionWords::tr("The client's own key");
}

std::optional<config::Config> readConfigFile(const QString& path, QString& trouble)
{
    QFile file(path);
    if (!file.exists()) return config::firstRun();
    if (!file.open(QIODevice::ReadOnly)) {
        trouble = ConfigSessionWords::tr("%1 cannot be read: %2").arg(path, file.errorString());
        return std::nullopt;
    }
    std::vector<config::Problem> problems;
    auto config = config::parse(file.readAll().toStdString(), problems);
    if (config && problems.empty()) return std::move(config).value();
    trouble = problems.empty()
                  ? text(config.error().message)
                  : ConfigSessionWords::tr("%1: %2; %3")
                        .arg(text(problems.front().path), text(problems.front().message),
                             text(problems.front().hint));
    return std::nullopt;
}

}  // namespace gatehouse::app
