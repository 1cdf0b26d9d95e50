#include <algorithm>

#include "proxy/core/base/crypto.h"
#include "proxy/core/config/address.h"
#include "proxy/core/config/checks.h"
#include "proxy/core/http/url.h"

namespace gatehouse::config {
namespace {

bool hasPort(std::string_view text) noexcept
{
    const auto colon = text.rfind(':');
    return colon != std::string_view::npos && colon + 1 < text.size() &&
           text.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

void checkRemote(Findings& findings, const Config& config, const std::string& path)
{
    const auto& server = config.server;
    const auto& keys = config.access.keys;
    const auto& issuers = config.access.issuers;
    if (!server.allowRemote) {
        findings.add(path, "this address can be reached by other machines",
                     "listen on 127.0.0.1, or turn on allowRemote with TLS and a gateway key");
    }
    if (server.tlsCertificate.empty() || server.tlsKey.empty()) {
        findings.add(path, "other machines would send keys and prompts unencrypted",
                     "set tlsCertificate and tlsKey, or listen on 127.0.0.1 behind a TLS proxy");
    }
    const bool hasIssuer = std::ranges::any_of(issuers, &TokenIssuerConfig::enabled);
    if (!hasIssuer && std::ranges::none_of(keys, &KeyConfig::enabled)) {
        findings.add(path, "anyone who reaches this address could use your providers",
                     "make a gateway key first");
    }
}

void checkListen(Findings& findings, const Config& config)
{
    const auto& listen = config.server.listen;
    if (listen.empty()) {
        findings.add("/server/listen", "there is no address to listen on", "add 127.0.0.1:8686");
    }
    Distinct distinct(findings, "this address is already there", "remove one of the two");
    for (std::size_t i = 0; i < listen.size(); ++i) {
        const std::string path = at("/server/listen", i);
        const auto place = http::parseHostPort(listen[i]);
        if (!place || !hasPort(listen[i]) || !isListenHost(place->host)) {
            findings.add(path, "this is not an address to listen on",
                         "write it like 127.0.0.1:8686 or [::1]:8686");
            continue;
        }
        if (place->port != 0) distinct.see(listen[i], path);  // with port 0 each gets its own
        if (!isLoopback(place->host)) checkRemote(findings, config, path);
    }
}

void checkNames(Findings& findings, const ServerConfig& server)
{
    for (std::size_t i = 0; i < server.allowedHosts.size(); ++i) {
        const auto& host = server.allowedHosts[i];
        if (host.find('*') != std::string::npos || !http::parseHostPort(host)) {
            findings.add(at("/server/allowedHosts", i), "this is not the name of a host",
                         "write the name alone, such as gateway.example.com; patterns would let "
                         "any page in");
        }
    }
    for (std::size_t i = 0; i < server.allowedOrigins.size(); ++i) {
        if (!isOrigin(server.allowedOrigins[i])) {
            findings.add(at("/server/allowedOrigins", i), "this is not the origin of a page",
                         "write scheme, host and port alone, such as https://app.example.com");
        }
    }
}

}  // namespace

void checkProxy(Findings& findings, const std::string& proxy, const std::string& path)
{
    if (proxy.empty() || proxy == "none") return;
    const auto url = http::parseUrl(proxy);
    if (!url || url->secure() || !url->query.empty() || (!url->path.empty() && url->path != "/")) {
        findings.add(path, "this is not a proxy we can use",
                     "write http://HOST:PORT without a name or password, or none");
    }
}

void checkServer(Findings& findings, const Config& config)
{
    const auto& server = config.server;
    checkListen(findings, config);
    checkNames(findings, server);
    checkProxy(findings, server.proxy, "/server/proxy");
    if (server.tlsCertificate.empty() != server.tlsKey.empty()) {
        findings.add(server.tlsKey.empty() ? "/server/tlsKey" : "/server/tlsCertificate",
                     "TLS needs a certificate and its key", "set both, or none");
    }
    if (std::max(server.maxBody, server.maxUpload) > server.maxBodyMemory) {
        findings.add("/server/maxBodyMemory", "it is smaller than the largest body",
                     "make it at least as large as maxBody and maxUpload");
    }
}

void checkAccess(Findings& findings, const AccessConfig& access)
{
    constexpr std::size_t kHashDigits = 64;  // SHA-256
    const auto isHex = [](std::string_view text) {
        std::string bytes;
        return fromHex(text, bytes);
    };
    Distinct ids(findings, "another key has the same id", "give every key an id of its own");
    Distinct hashes(findings, "this is the same key twice", "remove one of the two");
    bool hashed = false;
    for (std::size_t i = 0; i < access.keys.size(); ++i) {
        const auto& key = access.keys[i];
        const std::string path = at("/access/keys", i);
        if (key.id.empty()) findings.add(cat(path, "/id"), "a key needs an id", "name it");
        ids.see(key.id, cat(path, "/id"));
        hashes.see(key.hash, cat(path, "/hash"));
        hashed = hashed || !key.hash.empty();
        if (key.hash.empty() && key.value.empty()) {
            findings.add(path, "the key has neither a hash nor a value",
                         "make a new key, or set value to env:NAME or file:PATH");
        } else if (!key.hash.empty() && !key.value.empty()) {
            findings.add(cat(path, "/value"), "the key has a hash and a value",
                         "keep the one that is meant");
        } else if (!key.hash.empty() && (key.hash.size() != kHashDigits || !isHex(key.hash))) {
            findings.add(cat(path, "/hash"), "this is not the hash of a key",
                         "the hash has 64 hex digits; never write the key itself here");
        }
        if (key.expiresAt != 0 && key.expiresAt <= key.createdAt) {
            findings.add(cat(path, "/expiresAt"), "the key expires before it is made",
                         "choose a later moment, or 0 for never");
        }
    }
    if (!access.salt.empty() && !isHex(access.salt)) {
        findings.add("/access/salt", "the salt is not hex", "use an even count of hex digits");
    } else if (hashed && access.salt.empty()) {
        findings.add("/access/salt", "hashed keys need the salt they were made with",
                     "restore it from an older copy of the config, or make the keys anew");
    }
}

}  // namespace gatehouse::config
