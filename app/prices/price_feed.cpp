#include "app/prices/price_feed.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "proxy/core/provider/catalogue.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::app {
namespace {

struct PriceFeedWords {
    Q_DECLARE_TR_FUNCTIONS(gatehouse::app)
};

struct Name {
    const char* theirs;
    const char* ours;
};

/// What tables call providers that have another name here.
constexpr Name kProviders[] = {
    {"google", "google-ai-studio"},
    {"gemini", "google-ai-studio"},
    {"google-vertex", "google-vertex-ai"},
    {"google-vertex-anthropic", "google-vertex-ai"},
    {"vertex_ai-language-models", "google-vertex-ai"},
    {"vertex_ai-anthropic_models", "google-vertex-ai"},
    {"xai", "grok"},
    {"amazon-bedrock", "aws-bedrock"},
    {"bedrock", "aws-bedrock"},
    {"bedrock_converse", "aws-bedrock"},
    {"azure", "azure-openai"},
    {"togetherai", "together"},
    {"together_ai", "together"},
    {"fireworks-ai", "fireworks"},
    {"fireworks_ai", "fireworks"},
    {"fireworks_ai-embedding-models", "fireworks"},
    {"moonshotai", "moonshot"},
    {"perplexity", "perplexity-ai"},
    {"cloudflare", "workers-ai"},
    {"cloudflare-workers-ai", "workers-ai"},
    {"cohere_chat", "cohere"},
    {"dashscope", "alibaba"},
    {"text-completion-openai", "openai"},
};

struct RateName {
    const char* ours;
    const char* dev;       // of models.dev
    const char* perToken;  // of LiteLLM
    provider::Rate provider::Rates::*rate;
};

using provider::Rate;
using provider::Rates;
constexpr RateName kRates[] = {
    {"input", "input", "input_cost_per_token", &Rates::input},
    {"cachedInput", "cache_read", "cache_read_input_token_cost", &Rates::cachedInput},
    {"cacheWrite5m", "cache_write", "cache_creation_input_token_cost", &Rates::cacheWrite5m},
    {"cacheWrite1h", "", "cache_creation_input_token_cost_above_1hr", &Rates::cacheWrite1h},
    {"output", "output", "output_cost_per_token", &Rates::output},
    {"reasoning", "reasoning", "output_cost_per_reasoning_token", &Rates::reasoning},
    {"inputAudio", "input_audio", "input_cost_per_audio_token", &Rates::inputAudio},
    {"outputAudio", "output_audio", "output_cost_per_audio_token", &Rates::outputAudio},
    {"cachedAudio", "", "cache_read_input_audio_token_cost", &Rates::cachedAudio},
    {"inputImage", "", "input_cost_per_image_token", &Rates::inputImage},
    {"outputImage", "", "output_cost_per_image_token", &Rates::outputImage},
};

/// Prices apiece, in LiteLLM's words.
constexpr RateName kPieces[] = {
    {"picture", "", "output_cost_per_image", &Rates::picture},
    {"request", "", "input_cost_per_request", &Rates::request},
};

struct ServiceName {
    const char* ending;  ///< of LiteLLM's names
    Rate Rates::*share;
};

constexpr ServiceName kServices[] = {
    {"_batches", &Rates::batch},
    {"_flex", &Rates::flex},
    {"_priority", &Rates::priority},
};

std::string providerOf(const QString& theirs)
{
    for (const Name& name : kProviders) {
        if (theirs == QLatin1String(name.theirs)) return name.ours;
    }
    return theirs.toStdString();
}

bool isKnownHere(const std::string& provider)
{
    return provider::Catalogue::builtIn().find(provider) != nullptr;
}

constexpr double kPerMillion = 1e6;  // USD per million tokens → pico-dollars a token
constexpr double kPerToken = 1e12;   // USD a token → pico-dollars a token
constexpr double kMost = 1e15;       // a thousand dollars a token is no price

/// What one of the unit is in a rate.
double ofOne(provider::RateUnit unit)
{
    constexpr double kThousand = 1e9;  // USD per thousand → pico-dollars apiece
    constexpr double kPercent = 1e4;   // percent → millionths
    return unit == provider::RateUnit::PerThousand ? kThousand
           : unit == provider::RateUnit::Percent   ? kPercent
                                                   : kPerMillion;
}

/// False: there is something, and it is no price.
bool takeNumber(const QJsonValue& value, double factor, provider::Rate& rate)
{
    if (value.isUndefined() || value.isNull()) return true;
    const double pico = value.toDouble(-1) * factor;
    if (!value.isDouble() || !(pico >= 0) || pico > kMost) return false;
    rate = std::llround(pico);
    return true;
}

/// What a service costs, where it is the same share of both rates; LiteLLM tells its rates.
Rate shareOf(const QJsonObject& row, const char* ending)
{
    constexpr double kWhole = 1e6;
    Rate share;
    for (const char* name : {"input_cost_per_token", "output_cost_per_token"}) {
        const double plain = row.value(QLatin1String(name)).toDouble(-1);
        const double other =
            row.value(QString::fromLatin1(name) + QLatin1String(ending)).toDouble(-1);
        if (!(plain > 0) || !(other >= 0) || other > kWhole * plain) return {};
        const Rate here = std::llround(other / plain * kWhole);
        if (share && share != here) return {};
        share = here;
    }
    return share;
}

class Reading {
public:
    /// A model without any price is no news; of one with a wrong price nothing is taken.
    void add(const QString& provider, const QString& model, const Rates& rates, bool isGood)
    {
        const std::string here = providerOf(provider);
        if (model.isEmpty() || !isKnownHere(here)) return;
        if (!isGood) {
            ++feed_.unreadable;
        } else if (rates.input || rates.output || rates.search || rates.picture) {
            feed_.prices.push_back({here, model.toStdString(), rates});
        }
    }

    PriceFeed take(const char* format)
    {
        auto& prices = feed_.prices;
        const auto key = [](const FeedPrice& price) {
            return std::tie(price.provider, price.model);
        };
        std::ranges::stable_sort(prices, {}, key);
        const auto twice = std::ranges::unique(prices, {}, key);
        prices.erase(twice.begin(), twice.end());
        feed_.format = QLatin1String(format);
        if (prices.empty()) {
            feed_.trouble = PriceFeedWords::tr(
                "The table has no price of a provider that is known here. Is it "
                "the right address or file?");
        }
        return std::move(feed_);
    }

private:
    PriceFeed feed_;
};

PriceFeed readOwn(const QJsonArray& list)
{
    Reading reading;
    for (const QJsonValue& each : list) {
        const QJsonObject row = each.toObject();
        Rates rates;
        bool isGood = true;
        for (const provider::RateName& name : provider::rateNames()) {
            const QJsonValue value =
                row.value(QLatin1String(name.key.data(), static_cast<qsizetype>(name.key.size())));
            const std::string text = value.toString().toStdString();
            if (text.empty() && !value.isDouble()) continue;
            if (value.isDouble()) {
                isGood = takeNumber(value, ofOne(name.unit), rates.*name.rate) && isGood;
                continue;
            }
            rates.*name.rate = provider::parseRate(text, name.unit);
            isGood = isGood && rates.*name.rate;
        }
        reading.add(row.value(QLatin1String("provider")).toString(),
                    row.value(QLatin1String("model")).toString(), rates, isGood);
    }
    return reading.take("Gatehouse");
}

PriceFeed readModelsDev(const QJsonObject& root)
{
    Reading reading;
    for (auto at = root.begin(); at != root.end(); ++at) {
        const QJsonObject models = at.value().toObject().value(QLatin1String("models")).toObject();
        for (auto model = models.begin(); model != models.end(); ++model) {
            const QJsonObject cost =
                model.value().toObject().value(QLatin1String("cost")).toObject();
            Rates rates;
            bool isGood = true;
            for (const RateName& name : kRates)
                isGood = takeNumber(cost.value(QLatin1String(name.dev)), kPerMillion,
                                    rates.*name.rate) &&
                         isGood;
            reading.add(at.key(), model.key(), rates, isGood);
        }
    }
    return reading.take("models.dev");
}

PriceFeed readLiteLlm(const QJsonObject& root)
{
    Reading reading;
    for (auto at = root.begin(); at != root.end(); ++at) {
        const QJsonObject row = at.value().toObject();
        const QString provider = row.value(QLatin1String("litellm_provider")).toString();
        if (provider.isEmpty()) continue;
        Rates rates;
        bool isGood = true;
        for (const RateName& name : kRates)
            isGood =
                takeNumber(row.value(QLatin1String(name.perToken)), kPerToken, rates.*name.rate) &&
                isGood;
        for (const RateName& name : kPieces)
            isGood =
                takeNumber(row.value(QLatin1String(name.perToken)), kPerToken, rates.*name.rate) &&
                isGood;
        for (const ServiceName& name : kServices) rates.*name.share = shareOf(row, name.ending);
        const QJsonObject searches =
            row.value(QLatin1String("search_context_cost_per_query")).toObject();
        isGood = takeNumber(searches.value(QLatin1String("search_context_size_medium")), kPerToken,
                            rates.search) &&
                 isGood;
        // Some names repeat the provider, whatever it calls its model: "xai/grok-4".
        QString model = at.key();
        const qsizetype slash = model.indexOf(QLatin1Char('/'));
        const QString first = model.left(slash < 0 ? 0 : slash);
        if (!first.isEmpty() && (first == provider || providerOf(first) == providerOf(provider)))
            model = model.mid(slash + 1);
        reading.add(provider, model, rates, isGood);
    }
    return reading.take("LiteLLM");
}

}  // namespace

PriceFeed readPriceFeed(const QByteArray& json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    const QJsonObject root = document.object();
    if (const QJsonValue own = root.value(QLatin1String("prices")); own.isArray())
        return readOwn(own.toArray());
    for (auto at = root.begin(); at != root.end(); ++at) {
        const QJsonObject first = at.value().toObject();
        if (first.contains(QLatin1String("litellm_provider"))) return readLiteLlm(root);
        if (first.value(QLatin1String("models")).isObject()) return readModelsDev(root);
    }
    PriceFeed feed;
    feed.trouble =
        document.isNull()
            ? PriceFeedWords::tr(
                  "This is no JSON (%1). Give the address of the table itself, not of a page "
                  "that shows it.")
                  .arg(error.errorString())
            : PriceFeedWords::tr(
                  "This is no table of prices that is known here: Gatehouse's own, models.dev's "
                  "or LiteLLM's.");
    return feed;
}

}  // namespace gatehouse::app
