#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <QTest>

#include "proxy/core/provider/catalogue.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

/// Pico-dollars a token, each a number of its own: a token in a wrong class changes the sum.
constexpr std::int64_t kInput = 2'000'003, kRead = 500'009, kWrite5m = 3'750'017,
                       kWrite1h = 6'000'011, kOutput = 8'000'009, kReasoning = 9'000'011,
                       kAudioIn = 40'000'003, kAudioOut = 80'000'023;
constexpr std::int64_t kSearch = 1'000'000'000;  // a dollar for a thousand

std::string perMillion(std::int64_t pico)
{
    std::string digits = std::to_string(pico);
    return digits.insert(digits.size() - 6, ".");
}

/// A number, however deep: "a.b.c".
std::optional<std::int64_t> numberAt(const json::value& root, std::string_view path)
{
    const json::value* at = &root;
    while (!path.empty()) {
        const auto dot = path.find('.');
        const auto* object = at->if_object();
        at = object != nullptr ? object->if_contains(path.substr(0, dot)) : nullptr;
        if (at == nullptr) return std::nullopt;
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return at->is_number() ? std::optional(at->to_number<std::int64_t>()) : std::nullopt;
}

std::int64_t picoOf(const json::value& dollars)
{
    return dollars.is_number() ? std::llround(dollars.to_number<double>() * 1e12) : 0;
}

/// The AUDIO entry of Gemini's lists of modalities.
std::int64_t audioOf(const json::value& raw, std::string_view list)
{
    const auto* found = raw.as_object().if_contains(list);
    if (found == nullptr || !found->is_array()) return 0;
    for (const auto& one : found->as_array()) {
        if (one.at("modality").as_string() == "AUDIO")
            return numberAt(one, "tokenCount").value_or(0);
    }
    return 0;
}

/// What a call took by the provider's own words, worked out here by the rules of each API and not
/// by the gateway's functions.
struct Expected {
    std::int64_t input = 0, read = 0, write5m = 0, write1h = 0, audioIn = 0, cachedAudio = 0;
    std::int64_t output = 0, reasoning = 0, audioOut = 0;
    std::optional<std::int64_t> billedInput, billedOutput, told, searches;
    bool isReserved = false;  ///< paid beside the tokens: no price of them tells the cost

    [[nodiscard]] std::int64_t cost() const
    {
        if (told) return *told;
        if (billedInput) return *billedInput * kInput + billedOutput.value_or(0) * kOutput;
        const auto plain = input - read - write5m - write1h;
        const auto sound = std::min(audioIn - cachedAudio, plain);
        return (plain - sound) * kInput + read * kRead + write5m * kWrite5m + write1h * kWrite1h +
               sound * kAudioIn + (output - reasoning - audioOut) * kOutput +
               reasoning * kReasoning + audioOut * kAudioOut;
    }
};

Expected expectedOf(const json::value& raw)
{
    Expected e;
    const auto at = [&raw](std::initializer_list<std::string_view> paths) {
        for (const auto path : paths) {
            if (const auto value = numberAt(raw, path)) return *value;
        }
        return std::int64_t(0);
    };
    e.input = at({"promptTokenCount", "inputTokens", "tokens.input_tokens", "prompt_tokens",
                  "input_tokens", "total_input_tokens", "billed_units.input_tokens"});
    e.output =
        at({"candidatesTokenCount", "outputTokens", "tokens.output_tokens", "completion_tokens",
            "output_tokens", "total_output_tokens", "billed_units.output_tokens"});
    const auto total = at({"total_tokens"});
    e.read = at({"prompt_tokens_details.cached_tokens", "input_tokens_details.cached_tokens",
                 "prompt_cache_hit_tokens", "cachedContentTokenCount", "cacheReadInputTokens",
                 "cache_read_input_tokens", "cached_tokens"});
    e.reasoning =
        at({"completion_tokens_details.reasoning_tokens", "output_tokens_details.reasoning_tokens",
            "output_tokens_details.thinking_tokens", "thoughtsTokenCount", "total_thought_tokens"});
    e.audioIn = at({"prompt_tokens_details.audio_tokens"}) + audioOf(raw, "promptTokensDetails");
    e.audioOut =
        at({"completion_tokens_details.audio_tokens"}) + audioOf(raw, "candidatesTokensDetails");
    e.cachedAudio = audioOf(raw, "cacheTokensDetails");
    e.searches = numberAt(raw, "server_tool_use.web_search_requests");
    const auto* traffic = raw.as_object().if_contains("trafficType");
    e.isReserved = traffic != nullptr && *traffic == "PROVISIONED_THROUGHPUT";
    const bool isAnthropic = numberAt(raw, "cache_creation_input_tokens").has_value();
    const bool isConverse = numberAt(raw, "inputTokens").has_value();
    const bool isGemini = numberAt(raw, "promptTokenCount").has_value() ||
                          numberAt(raw, "total_input_tokens").has_value();
    if (isAnthropic || isConverse) {  // cached tokens stand beside the input
        e.write1h = at({"cache_creation.ephemeral_1h_input_tokens"});
        e.write5m = at({"cache_creation_input_tokens", "cacheWriteInputTokens"}) - e.write1h;
        e.input += e.read + e.write5m + e.write1h;
    } else {
        e.write5m = at({"prompt_tokens_details.cache_write_tokens",
                        "input_tokens_details.cache_write_tokens"});
    }
    if (isGemini) {  // thoughts and the results of tools stand beside the rest
        e.output += e.reasoning;
        e.input += at({"toolUsePromptTokenCount", "total_tool_use_tokens"});
    } else if (e.reasoning > 0 && total == e.input + e.output + e.reasoning) {
        e.output += e.reasoning;  // xAI's chat completions
    }
    if (e.input == 0 && e.output == 0) e.input = total;  // embeddings of Voyage
    e.reasoning = std::min(e.reasoning, e.output);
    e.read = std::min(e.read, e.input);
    const bool isBilled = numberAt(raw, "tokens.input_tokens").has_value();
    if (isBilled) e.billedInput = numberAt(raw, "billed_units.input_tokens");
    if (isBilled) e.billedOutput = numberAt(raw, "billed_units.output_tokens");
    const auto& object = raw.as_object();
    if (const auto* cost = object.if_contains("cost")) {
        e.told = picoOf(*cost);
        const auto* byok = object.if_contains("is_byok");
        if (byok != nullptr && byok->is_bool() && byok->as_bool())
            *e.told += picoOf(object.at("cost_details").at("upstream_inference_cost"));
    }
    if (const auto ticks = numberAt(raw, "cost_in_usd_ticks")) e.told = *ticks * 100;
    return e;
}

struct Recording {
    std::string name;
    std::string provider;  ///< of the catalogue
    std::string model;
    std::string path;  ///< below the provider
    std::string request;
    std::string body;
    std::string type;
    json::value usage;
};

std::string providerNamed(const std::string& folder)
{
    static const std::map<std::string, std::string> kNames{
        {"bedrock", "aws-bedrock"},      {"gemini", "google-ai-studio"},
        {"perplexity", "perplexity-ai"}, {"vertex", "google-vertex-ai"},
        {"voyageai", "voyage"},          {"xai", "grok"},
        {"open-responses", "openai"}};
    const auto found = kNames.find(folder);
    return found == kNames.end() ? folder : found->second;
}

/// Where the request was not recorded: the path whose answers look so.
std::string guessedPath(const std::string& provider, const std::string& body)
{
    const auto has = [&body](const char* part) { return body.find(part) != std::string::npos; };
    if (provider == "anthropic") return "/v1/messages";
    if (provider == "cohere") return has("\"embeddings\"") ? "/v2/embed" : "/v2/chat";
    if (provider == "voyage") return "/v1/embeddings";
    if (provider == "aws-bedrock")
        return has("\"input_tokens\"") ? "/model/recorded/invoke" : "/model/recorded/converse";
    if (provider == "google-ai-studio") return "/v1beta/models/recorded:generateContent";
    if (provider == "google-vertex-ai")
        return "/v1/projects/p/locations/global/publishers/google/models/recorded:generateContent";
    if (provider == "openai" && has("\"object\": \"list\"") && has("embedding"))
        return "/v1/embeddings";
    return has("response.c") || has("\"object\":\"response\"") || has("\"object\": \"response\"")
               ? "/v1/responses"
               : "/v1/chat/completions";
}

/// The path as a client of the gateway writes it: without the host, and what only that host has in
/// front of its version.
std::string pathOf(const std::string& provider, std::string url)
{
    url = url.substr(url.find('/', url.find("://") + 3));
    url = url.substr(0, url.find_first_of("?#"));
    if (provider == "aws-bedrock" || provider == "google-vertex-ai") return url;
    const auto version = url.find("/v");
    return version == std::string::npos ? "/v1" + url : url.substr(version);
}

std::string modelIn(const std::string& path, const json::value& request)
{
    if (const auto at = path.find("/model/"); at != std::string::npos) {
        std::string model = path.substr(at + 7, path.find('/', at + 7) - at - 7);
        if (const auto colon = model.find("%3A"); colon != std::string::npos)
            model.replace(colon, 3, ":");
        return model;
    }
    if (const auto at = path.find("/models/"); at != std::string::npos)
        return path.substr(at + 8, path.rfind(':') - at - 8);
    const auto* object = request.if_object();
    const auto* model = object != nullptr ? object->if_contains("model") : nullptr;
    return model != nullptr && model->is_string() ? std::string(model->as_string())
                                                  : std::string("recorded");
}

/// Streams of Bedrock were recorded in frames, or as what the frames hold. The service sends
/// frames.
void asFrames(Recording& one)
{
    std::string events;
    std::size_t at = 0;
    while ((at = one.body.find("data: {\"", at)) != std::string::npos) {
        const auto end = one.body.find("\n\n", at);
        const auto data = json::parse(one.body.substr(at + 6, end - at - 6)).as_object();
        events += "event: " + std::string(data.begin()->key()) +
                  "\ndata: " + json::serialize(data.begin()->value()) + "\n\n";
        at = end;
    }
    one.body = http::framesOfSse(events);
    one.type = "application/vnd.amazon.eventstream";
}

/// The usage that stands in frames: recordings of them tell no figures of their own.
json::value usageInFrames(const std::string& frames)
{
    const std::string events = eventsOfFrames(frames);
    const auto at = events.find("event: metadata\ndata: ");
    if (at == std::string::npos) return {};
    const auto from = at + 22;
    const auto data = json::parse(events.substr(from, events.find('\n', from) - from));
    const auto* usage = data.as_object().if_contains("usage");
    return usage != nullptr ? *usage : json::value();
}

std::optional<Recording> recordingOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto root = json::parse(text);
    Recording one;
    one.name = (file.parent_path().filename() / file.filename()).string();
    const auto& response = root.at("response");
    one.type = response.at("headers").at("content-type").as_string();
    const auto* usage = root.as_object().if_contains("expected_usage");
    if (const auto* coded = response.as_object().if_contains("body_b64")) {
        fromBase64(coded->as_string(), one.body);
        one.usage = usageInFrames(one.body);
    } else {
        one.body = response.at("body").as_string();
        if (usage != nullptr && !usage->at("normalised").as_object().empty())
            one.usage = usage->at("raw");
    }
    if (!one.usage.is_object()) return std::nullopt;
    if (one.body.find("\"cachedContents/") < 200) return std::nullopt;  // no call of a model
    one.provider = providerNamed(file.parent_path().filename().string());
    const auto& request = root.at("request").as_object();
    const auto* url = request.if_contains("url");
    one.path = url != nullptr && url->is_string()
                   ? pathOf(one.provider, std::string(url->as_string()))
                   : guessedPath(one.provider, one.body);
    const auto* body = request.if_contains("body");
    const json::value sent = body == nullptr || body->is_null() ? json::value()
                             : body->is_string()                ? json::parse(body->as_string())
                                                                : *body;
    // Where the catalogue knows only one API of a provider, the other would be translated.
    if (one.path.ends_with("/responses") &&
        (one.provider == "deepseek" || one.provider == "openrouter"))
        one.provider = "openai";
    one.model = modelIn(one.path, sent);
    one.request = sent.is_object() ? json::serialize(sent) : "{\"model\":\"" + one.model + "\"}";
    if (one.provider == "aws-bedrock" && one.type == "text/event-stream") {
        asFrames(one);
        one.path = one.path.substr(0, one.path.rfind('/')) + "/converse-stream";
    }
    return one;
}

std::vector<Recording> allRecordings()
{
    std::vector<Recording> out;
    const fs::path folder =
        fs::path(GATEHOUSE_SOURCE_DIR) / ".." / "shared" / "data" / "transcripts";
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(folder, none)) {
        if (entry.path().extension() != ".json") continue;
        if (auto one = recordingOf(entry.path())) out.push_back(std::move(*one));
    }
    std::ranges::sort(out, {}, &Recording::name);
    return out;
}

config::Config configOf(const FakeUpstream& fake, const std::vector<Recording>& all)
{
    std::map<std::string, std::set<std::string>> models;
    for (const auto& one : all) models[one.provider].insert(one.model);
    auto config = configFor(fake, {});
    for (const auto& [id, names] : models) {
        auto provider = providerAt(id, fake, false);
        if (provider::Catalogue::builtIn().find(id) == nullptr) provider.base = "openai-compatible";
        for (const auto& name : names) {
            config::PriceConfig price;
            price.model = name;
            price.input = perMillion(kInput);
            price.cachedInput = perMillion(kRead);
            price.cacheWrite5m = perMillion(kWrite5m);
            price.cacheWrite1h = perMillion(kWrite1h);
            price.output = perMillion(kOutput);
            price.reasoning = perMillion(kReasoning);
            price.inputAudio = perMillion(kAudioIn);
            price.outputAudio = perMillion(kAudioOut);
            price.search = "1";
            price.batch = price.flex = price.priority = "100";
            provider.prices.push_back(std::move(price));
        }
        config.providers.push_back(std::move(provider));
    }
    return config;
}

std::string differences(const record::Exchange& got, const Expected& want)
{
    std::string out;
    const auto compare = [&out](const char* what, std::optional<std::int64_t> is,
                                std::int64_t should) {
        if (is.value_or(0) == should) return;
        out += std::string(" ") + what + " " + std::to_string(is.value_or(-1)) + " instead of " +
               std::to_string(should);
    };
    compare("input", got.usage.input, want.input);
    compare("read", got.usage.cacheRead, want.read);
    compare("write 5m", got.usage.cacheWrite5m, want.write5m);
    compare("write 1h", got.usage.cacheWrite1h, want.write1h);
    compare("audio in", got.usage.inputAudio, want.audioIn);
    compare("output", got.usage.output, want.output);
    compare("reasoning", got.usage.reasoning, want.reasoning);
    compare("audio out", got.usage.outputAudio, want.audioOut);
    if (got.usage.estimated) out += " estimated";
    if (want.isReserved) return got.cost ? out + " a cost" : out;
    if (!got.cost) return out + " no cost";
    if (want.searches) compare("searches", got.usage.searches, *want.searches);
    const auto searched = want.told ? 0 : got.usage.searches.value_or(0) * kSearch;
    compare("cost", got.cost->value, want.cost() + searched);
    return out;
}

}  // namespace

/// What the record says of a call's tokens and money is what the provider said, for every recorded
/// answer that tells its usage: through sockets, line and store.
class RecordedUsageTest : public QObject {
    Q_OBJECT

private slots:

    void everyRecordingIsBookedAsTheProviderReportedIt()
    {
        const auto all = allRecordings();
        if (all.empty())
            QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
        FakeUpstream fake;
        Gateway gateway(configOf(fake, all));
        RawClient client(gateway.port());
        std::map<std::string, std::pair<int, int>> score;
        for (const auto& one : all) {
            fake.always(answer(200, one.body, {{"Content-Type", one.type}}));
            client.send(post("/" + one.provider + one.path, one.request, "sk-recorded"));
            const auto reply = client.read();
            const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
            const std::string wrong = reply.status == 200
                                          ? differences(record, expectedOf(one.usage))
                                          : " " + one.path + " " + reply.body;
            auto& [passed, count] = score[one.provider];
            ++count;
            if (wrong.empty()) {
                ++passed;
            } else {
                qWarning("%s as %s:%s", one.name.c_str(), record.dialect.c_str(), wrong.c_str());
            }
        }
        int passed = 0;
        for (const auto& [provider, counts] : score) {
            qInfo("%-20s %d/%d", provider.c_str(), counts.first, counts.second);
            passed += counts.first;
        }
        QCOMPARE(passed, static_cast<int>(all.size()));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RecordedUsageTest;
GH_SUITE(RecordedUsageTest)
#include "recorded_usage_test.moc"
