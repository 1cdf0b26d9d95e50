#include "proxy/core/config/validate.h"

#include "proxy/core/config/checks.h"
#include "proxy/core/config/credential.h"
#include "proxy/core/config/quantity.h"
#include "proxy/core/config/upgrade.h"
#include "proxy/core/http/grammar.h"

namespace gatehouse::config {
namespace {

template <class F>
void checkRange(Findings& findings, std::int64_t value, const F& field, const std::string& path)
{
    if (value >= field.min && value <= field.max) return;
    findings.add(path, rangeText(field.min, field.max), "choose a value inside the range");
}

/// What a text in a config may never hold: a byte that ends a line or a C text, or broken UTF-8.
template <class F>
void checkValue(Findings& findings, const std::string& value, const F& field,
                const std::string& path)
{
    const std::size_t longest = field.unit == Unit::Json ? 256 * 1024 : 8192;
    for (const char c : value) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            findings.add(path, "the text holds a control character", "type it again");
            return;
        }
    }
    if (!isUtf8(value)) findings.add(path, "the text is not UTF-8", "type it again");
    if (value.size() > longest) findings.add(path, "the text is too long", "use a shorter one");
}

template <class F>
void checkValue(Findings&, bool, const F&, const std::string&)
{
}

template <class F>
void checkValue(Findings& findings, std::int64_t value, const F& field, const std::string& path)
{
    checkRange(findings, value, field, path);
}

template <class F>
void checkValue(Findings& findings, Millis value, const F& field, const std::string& path)
{
    checkRange(findings, value.count(), field, path);
}

template <class F>
void checkValue(Findings& findings, const SecretRef& value, const F&, const std::string& path)
{
    checkSecret(findings, value, path);
}

template <class Item, class F>
void checkValue(Findings& findings, const std::vector<Item>& value, const F& field,
                const std::string& path);

template <Described Section, class F>
void checkValue(Findings& findings, const Section& value, const F&, const std::string& path)
{
    Section::fields([&](const auto& field) {
        checkValue(findings, value.*field.member, field, cat(path, "/", field.key));
    });
}

template <class Item, class F>
void checkValue(Findings& findings, const std::vector<Item>& value, const F& field,
                const std::string& path)
{
    for (std::size_t i = 0; i < value.size(); ++i) {
        checkValue(findings, value[i], field, at(path, i));
    }
}

}  // namespace

void checkSecret(Findings& findings, const SecretRef& reference, const std::string& path)
{
    const auto why = whyUnusable(reference);
    if (why.empty()) return;
    findings.add(path, why,
                 "write where the key is kept: env:NAME, file:PATH, vault:NAME or keychain:NAME");
}

std::vector<Problem> validate(const Config& config, const provider::Catalogue& catalogue)
{
    Findings findings;
    if (config.version != kVersion) {
        findings.add("/version", "this program does not write this version of the format",
                     cat("set it to ", number(kVersion)));
    }
    Config::fields([&](const auto& field) {
        checkValue(findings, config.*field.member, field, cat("/", field.key));
    });
    checkServer(findings, config);
    checkAccess(findings, config.access);
    checkIssuers(findings, config.access);
    checkProviders(findings, config, catalogue);
    checkAliases(findings, config, catalogue);
    checkGateways(findings, config);
    checkRoutes(findings, config, catalogue);
    checkPrompts(findings, config);
    checkLimits(findings, config);
    checkTraces(findings, config);
    checkCache(findings, config);
    for (std::size_t i = 0; i < config.records.maskedHeaders.size(); ++i) {
        if (!http::grammar::isToken(config.records.maskedHeaders[i])) {
            findings.add(at("/records/maskedHeaders", i), "this is not the name of a header",
                         "write the name alone, such as x-user");
        }
    }
    return std::move(findings).take();
}

}  // namespace gatehouse::config
