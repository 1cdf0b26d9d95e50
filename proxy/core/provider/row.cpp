#include "proxy/core/provider/row.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/price.h"
#include "proxy/core/provider/target.h"

namespace gatehouse::provider {
namespace {

namespace json = boost::json;

/// Reads members of one object and keeps the first complaint of the whole row.
class Reader {
public:
    Reader(const json::value& value, std::string path, Error& trouble)
        : object_(value.if_object()), path_(std::move(path)), trouble_(trouble)
    {
        if (object_ == nullptr) complain({}, "an object");
    }

    void text(std::string_view key, std::string& to)
    {
        if (const auto* value = get(key)) {
            if (value->is_string()) {
                to = std::string_view(value->get_string());
            } else {
                complain(key, "a text");
            }
        }
    }

    void flag(std::string_view key, bool& to)
    {
        if (const auto* value = get(key)) {
            if (value->is_bool()) {
                to = value->get_bool();
            } else {
                complain(key, "true or false");
            }
        }
    }

    void count(std::string_view key, std::int64_t& to)
    {
        if (const auto* value = get(key)) {
            if (value->is_int64() && value->get_int64() >= 0) {
                to = value->get_int64();
            } else {
                complain(key, "a whole number from 0 up");
            }
        }
    }

    void texts(std::string_view key, std::vector<std::string>& to)
    {
        const auto* value = get(key);
        if (value == nullptr) return;
        if (!value->is_array()) return complain(key, "a list of texts");
        for (const auto& item : value->get_array()) {
            if (!item.is_string()) return complain(key, "a list of texts");
            to.emplace_back(std::string_view(item.get_string()));
        }
    }

    void pairs(std::string_view key, std::vector<std::pair<std::string, std::string>>& to)
    {
        const auto* value = get(key);
        if (value == nullptr) return;
        if (!value->is_object()) return complain(key, "an object of texts");
        for (const auto& entry : value->get_object()) {
            if (!entry.value().is_string()) return complain(key, "an object of texts");
            to.emplace_back(std::string(entry.key()),
                            std::string(std::string_view(entry.value().get_string())));
        }
    }

    void rate(const RateName& name, Rate& to)
    {
        std::string decimal;
        if (get(name.key) == nullptr) return;
        text(name.key, decimal);
        to = parseRate(decimal, name.unit);
        if (to) return;
        complain(name.key, name.unit == RateUnit::PerMillion
                               ? "a decimal text: USD per million tokens"
                           : name.unit == RateUnit::PerThousand
                               ? "a decimal text: USD per thousand"
                               : "a decimal text: percent of the rates of tokens");
    }

    /// Calls `visit` with a reader of every object in the list `key`.
    template <class Visit>
    void each(std::string_view key, const Visit& visit)
    {
        const auto* value = get(key);
        if (value == nullptr) return;
        if (!value->is_array()) return complain(key, "a list");
        std::int64_t index = 0;
        for (const auto& item : value->get_array()) {
            Reader inner(item, cat(path_, "/", key, "/", number(index++)), trouble_);
            visit(inner);
            inner.end();
        }
    }

    template <class Visit>
    void inside(std::string_view key, const Visit& visit)
    {
        if (const auto* value = get(key)) {
            Reader inner(*value, cat(path_, "/", key), trouble_);
            visit(inner);
            inner.end();
        }
    }

    void complain(std::string_view key, std::string_view expected)
    {
        if (!trouble_.message.empty()) return;
        trouble_ = fail(ErrorKind::Invalid,
                        cat(" at ", path_, key.empty() ? "" : "/", key, ": expected ", expected),
                        "compare the file with another row of the catalogue");
    }

    /// A member nobody asked for is a slip of the pen.
    void end()
    {
        if (object_ == nullptr) return;
        for (const auto& entry : *object_) {
            const std::string_view key = entry.key();
            if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
                complain(key, "no such member");
            }
        }
    }

    [[nodiscard]] bool has(std::string_view key) const
    {
        return object_ != nullptr && object_->contains(key);
    }

private:
    const json::value* get(std::string_view key)
    {
        asked_.push_back(key);
        return object_ == nullptr ? nullptr : object_->if_contains(key);
    }

    const json::object* object_;
    std::string path_;
    Error& trouble_;
    std::vector<std::string_view> asked_;
};

void readRates(Reader& from, Rates& to)
{
    for (const RateName& name : rateNames()) from.rate(name, to.*name.rate);
}

void readPrice(Reader& from, Price& to)
{
    readRates(from, to.rates);
    from.each("tiers", [&](Reader& tier) {
        Tier& made = to.tiers.emplace_back();
        tier.count("aboveTokens", made.aboveTokens);
        readRates(tier, made.rates);
    });
    from.text("source", to.source);
    from.text("date", to.date);
    std::sort(to.tiers.begin(), to.tiers.end(),
              [](const Tier& a, const Tier& b) { return a.aboveTokens < b.aboveTokens; });
}

void readModel(Reader& from, ModelCard& to, const Price& facts)
{
    from.text("id", to.id);
    if (to.id.empty()) from.complain("id", "a model name");
    from.text("title", to.title);
    from.count("context", to.context);
    from.count("maxOutput", to.maxOutput);
    from.flag("tools", to.tools);
    from.flag("reasoning", to.reasoning);
    from.flag("images", to.images);
    from.flag("audio", to.audio);
    from.flag("embeddings", to.embeddings);
    from.text("released", to.released);
    from.inside("price", [&](Reader& price) { readPrice(price, to.price.emplace(facts)); });
}

template <class Enum>
void readChoice(Reader& from, std::string_view key, Enum& to,
                std::initializer_list<std::pair<std::string_view, Enum>> choices)
{
    std::string word;
    from.text(key, word);
    if (word.empty()) return;
    std::string expected;
    for (const auto& [name, value] : choices) {
        if (word == name) {
            to = value;
            return;
        }
        expected += expected.empty() ? std::string(name) : cat(" or ", name);
    }
    from.complain(key, expected);
}

void readAuth(Reader& from, Auth& to)
{
    readChoice(from, "scheme", to.scheme,
               {{"none", AuthScheme::None},
                {"bearer", AuthScheme::Bearer},
                {"header", AuthScheme::Header},
                {"query", AuthScheme::Query},
                {"sigv4", AuthScheme::SigV4},
                {"google", AuthScheme::Google}});
    from.text("name", to.name);
    from.text("prefix", to.prefix);
    if (!to.prefix.empty() && to.scheme != AuthScheme::Header)
        from.complain("prefix", "a prefix for the scheme header only");
    const bool named = to.scheme == AuthScheme::Header || to.scheme == AuthScheme::Query ||
                       to.scheme == AuthScheme::SigV4;
    if (named == to.name.empty())
        from.complain("name", "a name for the schemes header, query and sigv4 only");
}

void readPlace(Reader& from, Place& to)
{
    from.text("path", to.path);
    if (!to.path.starts_with('/')) from.complain("path", "the beginning of a path");
    from.text("baseUrl", to.baseUrl);
    if (to.baseUrl.empty()) from.complain("baseUrl", "an address");
    from.flag("keepsPath", to.keepsPath);
    from.flag("isTenants", to.isTenants);
}

void readProvider(Reader& from, Row& to)
{
    Provider& provider = to.provider;
    from.text("id", provider.id);
    if (provider.id.empty()) from.complain("id", "a path slug");
    from.text("title", provider.title);
    from.texts("aliases", provider.aliases);
    from.text("baseUrl", provider.baseUrl);
    if (!splitBase(provider.baseUrl).version.empty()) {
        from.complain("baseUrl", "an address without its version segment");
    }
    from.text("version", provider.version);
    readChoice(from, "versionRule", provider.versionRule,
               {{"provider", VersionRule::Provider}, {"client", VersionRule::Client}});
    from.texts("unversioned", provider.unversioned);
    from.text("dialect", provider.dialect);
    from.texts("dialects", provider.dialects);
    if (provider.dialects.empty()) provider.dialects = {provider.dialect};
    from.text("region", provider.region);
    from.text("prefix", provider.prefix);
    from.each("places", [&](Reader& place) { readPlace(place, provider.places.emplace_back()); });
    from.inside("auth", [&](Reader& auth) { readAuth(auth, provider.auth); });
    from.pairs("headers", provider.headers);
    from.texts("environment", provider.environment);
    from.text("probe", provider.probe);
    from.flag("local", provider.local);
    from.flag("sample", provider.sample);
    from.flag("usageOnRequest", provider.usageOnRequest);
    from.flag("completionTokens", provider.completionTokens);
    from.text("site", provider.site);
    Price facts;  // what every price of the row has in common
    from.inside("prices", [&](Reader& prices) {
        readRates(prices, facts.rates);
        prices.text("source", facts.source);
        prices.text("date", facts.date);
    });
    to.date = facts.date;
    from.each("models",
              [&](Reader& model) { readModel(model, provider.models.emplace_back(), facts); });
}

}  // namespace

Result<Row> readRow(std::string_view text)
{
    json::error_code broken;
    const json::value value = json::parse(text, broken);
    if (broken) {
        return fail(ErrorKind::Invalid, ": not valid JSON",
                    "check the file with a JSON tool; comments are not allowed");
    }
    Error trouble;
    Row row;
    Reader reader(value, "", trouble);
    readProvider(reader, row);
    reader.end();
    if (!trouble.message.empty()) return trouble;
    if (row.provider.title.empty()) row.provider.title = row.provider.id;
    return row;
}

}  // namespace gatehouse::provider
