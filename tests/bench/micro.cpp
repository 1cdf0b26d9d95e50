// The building blocks alone: what a request pays for each, on one thread, best of several rounds.
//
//   bench_micro [--filter TEXT] [--json]

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zstd.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/guard/stream.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/injection/judge.h"
#include "proxy/core/policy/walk.h"
#include "proxy/core/semantic/likeness.h"
#include "proxy/core/semantic/places.h"
#include "proxy/core/state/question_index.h"
#include "proxy/core/tokens/encoding.h"
#include "proxy/core/tokens/estimate.h"
#include "proxy/core/tokens/guess.h"
#include "tests/bench/options.h"
#include "tests/bench/wire.h"
#include "tests/support/hostile_texts.h"

namespace gatehouse::bench {

namespace {

/// Keeps a result alive without storing it, so that the compiler cannot drop the work.
template <class T>
void keep(const T& value)
{
    asm volatile("" : : "r"(&value) : "memory");
}

/// Microseconds of one call: the best of twelve rounds of about 20 ms each.
double timed(const std::function<void()>& work)
{
    std::int64_t turns = 1;
    for (;; turns *= 2) {
        const std::int64_t begin = nowNanos();
        for (std::int64_t i = 0; i < turns; ++i) work();
        if (nowNanos() - begin > 20'000'000) break;
    }
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < 12; ++round) {
        const std::int64_t begin = nowNanos();
        for (std::int64_t i = 0; i < turns; ++i) work();
        best = std::min(best, static_cast<double>(nowNanos() - begin) / static_cast<double>(turns));
    }
    return best / 1000.0;
}

std::string requestHead(std::size_t length)
{
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:8686\r\nUser-Agent: OpenAI/JS "
           "7.57.0\r\n"
           "Accept: application/json\r\nAccept-Encoding: gzip, deflate\r\nContent-Type: "
           "application/json\r\n"
           "Authorization: Bearer "
           "gk-0123456789abcdef0123456789abcdef0123456789ab\r\nX-Stainless-Lang: js\r\n"
           "X-Stainless-Package-Version: 7.57.0\r\nX-Stainless-OS: Linux\r\nX-Stainless-Arch: "
           "x64\r\n"
           "X-Stainless-Runtime: node\r\nX-Stainless-Retry-Count: 0\r\nConnection: "
           "keep-alive\r\nContent-Length: " +
           std::to_string(length) + "\r\n\r\n";
}

void readMessage(http::Decoder& decoder, std::string_view bytes)
{
    std::string_view input = bytes;
    for (;;) {
        const auto kind = decoder.next(input);
        if (kind == http::Decoder::Kind::End || kind == http::Decoder::Kind::Error ||
            kind == http::Decoder::Kind::NeedMore) {
            return;
        }
    }
}

struct Row {
    std::string name;
    double micros = 0;
};

class Micro {
public:
    explicit Micro(std::string filter) : filter_(std::move(filter)) {}

    void add(const std::string& name, const std::function<void()>& work)
    {
        if (name.find(filter_) != std::string::npos) rows_.push_back({name, timed(work)});
    }

    void print(bool json) const
    {
        if (json) std::printf("{");
        const char* comma = "";
        for (const Row& row : rows_) {
            if (json) {
                std::printf("%s\"%s\":%.4f", comma, row.name.c_str(), row.micros);
            } else {
                std::printf("%-44s %10.3f us\n", row.name.c_str(), row.micros);
            }
            comma = ",";
        }
        if (json) std::printf("}\n");
    }

private:
    std::string filter_;
    std::vector<Row> rows_;
};

void messages(Micro& micro)
{
    for (const std::size_t size : {std::size_t{1024}, std::size_t{20480}, std::size_t{51200}}) {
        const std::string label = std::to_string(size / 1024) + " KB";
        const std::string body = requestBody(size, "mock", true);
        const std::string whole = requestHead(body.size()) + body;
        micro.add("decode request, " + label, [&] {
            http::Decoder decoder(http::Role::Request);
            readMessage(decoder, whole);
            keep(decoder.request());
        });
        micro.add("find model and stream, " + label, [&] { keep(dialect::readJsonRequest(body)); });
        micro.add("SHA-256, " + label, [&] { keep(sha256(body)); });
        const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                           &ZSTD_freeCCtx);
        std::vector<char> packed(ZSTD_compressBound(body.size()));
        micro.add("zstd 1, " + label, [&] {  // with a context that is kept, as the writer's is
            keep(ZSTD_compressCCtx(context.get(), packed.data(), packed.size(), body.data(),
                                   body.size(), 1));
        });
    }
    const std::string answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: "
        "req-1\r\nContent-Length: " +
        std::to_string(answerBody().size()) + "\r\n\r\n" + answerBody();
    http::Decoder kept(http::Role::Response);
    micro.add("decode answer, 796 bytes", [&] {
        kept.reset();
        readMessage(kept, answer);
        keep(kept.response());
    });
    micro.add("usage of an answer, 796 bytes", [&] {
        dialect::ReplyFacts facts;
        dialect::byId("openai_chat").readReply(answerBody(), facts);
        keep(facts);
    });
}

void streams(Micro& micro)
{
    std::string stream;
    for (std::uint32_t i = 0; i < 100; ++i) appendEvent(stream, i, 1);
    stream += streamTail();
    micro.add("split a stream of 102 events", [&] {
        http::SseSplitter splitter;
        std::string_view input = stream;
        std::string_view event;
        std::size_t count = 0;
        while (splitter.next(input, event)) ++count;
        keep(count);
    });
    micro.add("split and read a stream of 102 events", [&] {
        http::SseSplitter splitter;
        dialect::ReplyFacts facts;
        std::string_view input = stream;
        std::string_view event;
        while (splitter.next(input, event)) {
            const http::SseView view = http::viewOf(event);
            dialect::byId("openai_chat").readEvent(view.event, view.data, facts);
        }
        keep(facts);
    });
}

void keys(Micro& micro)
{
    const std::string key = "gk-0123456789abcdef0123456789abcdef0123456789ab";
    const Hmac hmac("0123456789abcdef0123456789abcdef");
    micro.add("keyed hash of a 48-byte key", [&] { keep(hmac.of(key)); });
    micro.add("write a request head, 14 fields", [&] {
        std::string out;
        out.reserve(1024);
        http::appendRequestLine(out, "POST", "/v1/chat/completions");
        for (int i = 0; i < 14; ++i)
            http::appendField(out, "x-stainless-package", "0123456789abcdef");
        http::appendHeadEnd(out);
        keep(out);
    });
}

/// MB/s are bytes over microseconds: 64 KiB in 3277 us are 20.
void counting(Micro& micro)
{
    constexpr std::size_t kSize = 64 * 1024;
    std::string prose;
    while (prose.size() < kSize) {
        prose +=
            "The committee, which hadn't met since 1987, read through 25 unremarkable letters "
            "of complaint about the lighthouse.\n\nNobody answered; ";
    }
    std::string code;
    while (code.size() < kSize)
        code +=
            "    for (std::size_t i = 0; i < rows.size(); ++i) {\n        sum += rows[i].value;\n  "
            "  }\n";
    std::string chinese;
    while (chinese.size() < kSize) chinese += "今天的会议讨论了关于灯塔的问题，没有人回答。";
    for (const auto& [name, text] :
         {std::pair{"prose", &prose}, {"code", &code}, {"Chinese", &chinese}}) {
        text->resize(kSize);
        const std::string label = std::string(name) + ", 64 KiB";
        micro.add("count o200k tokens, " + label,
                  [text = text] { keep(tokens::Encoding::o200k().count(*text)); });
        micro.add("count cl100k tokens, " + label,
                  [text = text] { keep(tokens::Encoding::cl100k().count(*text)); });
        micro.add("guess tokens, " + label, [text = text] { keep(tokens::guessTokens(*text)); });
    }
    const std::string body = requestBody(4096, "mock", true);
    micro.add("estimate the input of a call, 4 KB",
              [&] { keep(tokens::estimateInput(body, "gpt-4.1")); });
}

/// The guard with all its rows: a prompt, an event of a stream, and texts made to be slow.
void guarding(Micro& micro)
{
    guard::ScannerOptions options;
    options.categories = ~guard::Categories{0};
    const auto scanner = *guard::Scanner::make(std::move(options));
    constexpr std::size_t kPrompt = 4096;
    constexpr std::size_t kLong = 1024 * 1024;
    std::string prose;
    while (prose.size() < kPrompt) {
        prose +=
            "Please summarise these notes: on 12 March it was said that version 2.3.1 ships with "
            "14 fixes, see https://example.com/a/b?c=1 for details. ";
    }
    prose.resize(kPrompt);
    micro.add("guard, all rows, 4 KiB of prose", [&] { keep(scanner->scan(prose)); });
    guard::ScannerOptions own;
    for (int i = 0; i < 10; ++i)
        own.patterns.push_back({"p" + std::to_string(i), "PRJ-" + std::to_string(i) + "[0-9]+"});
    const auto expressions = *guard::Scanner::make(own);
    micro.add("guard, ten expressions, 4 KiB of prose", [&] { keep(expressions->scan(prose)); });
    own.patterns.push_back({"wide", "[a-z]+[0-9]+"});
    const auto wide = *guard::Scanner::make(std::move(own));
    micro.add("guard, eleven, one wide, 4 KiB of prose", [&] { keep(wide->scan(prose)); });
    guard::StreamScan stream(scanner);
    std::size_t at = 0;
    micro.add("guard, an event of a stream", [&] {
        at = (at + 5) % (prose.size() - 5);
        keep(stream.take(std::string_view(prose).substr(at, 5), false));
    });
    for (const auto unit : tests::kHostileUnits) {
        std::string shown;
        for (const char c : unit) shown += c == '\n' ? "\\n" : std::string(1, c);
        micro.add("guard, 1 MiB of '" + shown + "'",
                  [&scanner, unit] { keep(scanner->scan(tests::hostileText(unit, kLong))); });
    }
}

/// From each dialect's client to each dialect's provider, and an answer's event back.
void translations(Micro& micro)
{
    constexpr std::string_view kDialects[] = {"openai_chat", "openai_responses",
                                              "anthropic_messages", "gemini_generate"};
    const auto& chat = *dialect::codecOf("openai_chat");
    dialect::Notes unused;
    const auto call = chat.readRequest(requestBody(4096, "mock", true), unused);
    if (!call) return;
    std::string stream;
    for (std::uint32_t i = 0; i < 100; ++i) appendEvent(stream, i, 1);
    std::vector<chat::Delta> deltas;
    for (const auto from : kDialects) {
        const auto& client = *dialect::codecOf(from);
        const std::string body = *client.writeRequest(*call, {.model = "mock"}, unused);
        for (const auto to : kDialects) {
            if (from == to) continue;
            const auto& provider = *dialect::codecOf(to);
            micro.add(std::string(from) + " to " + std::string(to) + ", 4 KB", [&] {
                dialect::Notes notes;
                const auto request = client.readRequest(body, notes);
                keep(provider.writeRequest(*request, {.model = "mock", .maxOutput = 8192}, notes));
            });
        }
        // Chat completions as the provider: what it sends a hundred times is written for this
        // client.
        micro.add("100 events to " + std::string(from), [&] {
            http::SseSplitter splitter;
            dialect::Reading reading;
            dialect::Writing writing;
            std::string_view input = stream;
            std::string_view event;
            std::string out;
            while (splitter.next(input, event)) {
                const http::SseView view = http::viewOf(event);
                deltas.clear();
                chat.readEvent(view.event, view.data, reading, deltas);
                out.clear();
                for (const auto& delta : deltas) client.writeDelta(delta, writing, out);
            }
            keep(out);
        });
    }
}

/// A way through twenty nodes of a route: conditions on labels, headers and the model, a split in
/// between, a model at the end.
void routes(Micro& micro)
{
    constexpr int kNodes = 20;
    const char* tests[] = {R"({"metadata.plan":"paid"})", R"({"headers.x-team":{"$in":["a","b"]}})",
                           R"({"model":{"$regex":"^claude"}})",
                           R"({"metadata.seats":{"$gt":500}})"};
    const auto leads = [](const std::string& name, const std::string& to) {
        return "\"" + name + "\":{\"elementId\":\"" + to + "\"}";
    };
    std::string json = R"([{"id":"start","type":"start","outputs":{)" + leads("next", "n1") + "}}";
    for (int i = 1; i < kNodes - 2; ++i) {
        const std::string id = "n" + std::to_string(i);
        const std::string next = i + 1 < kNodes - 2 ? "n" + std::to_string(i + 1) : "model";
        json += R"(,{"id":")" + id + R"(",)";
        json += i % 6 == 0 ? R"("type":"percentage","outputs":{)" + leads("10%", next) + "," +
                                 leads("else", next) + "}}"
                           : R"("type":"conditional","properties":{"conditions":)" +
                                 std::string(tests[i % 4]) + R"(},"outputs":{)" +
                                 leads("true", "end") + "," + leads("false", next) + "}}";
    }
    json +=
        R"(,{"id":"model","type":"model","properties":{"provider":"p","model":"m"},"outputs":{)" +
        leads("success", "end") + R"(}},{"id":"end","type":"end"}])";
    const auto graph = policy::readGraph(json);
    if (!graph) return;
    const auto route = policy::Route::compile(*graph, "bench");
    if (!route) return;
    http::Headers headers;
    for (int i = 0; i < 12; ++i) headers.add("x-header-" + std::to_string(i), "value");
    headers.add("x-team", "c");
    const std::vector<record::Metadatum> labels{{"plan", "free", record::Metadatum::Kind::Text},
                                                {"seats", "12", record::Metadatum::Kind::Number}};
    for (const bool explains : {false, true}) {
        micro.add(explains ? "walk 20 nodes of a route, with reasons" : "walk 20 nodes of a route",
                  [&, explains] {
                      policy::Facts facts;
                      facts.headers = &headers;
                      facts.metadata = labels;
                      facts.model = "gpt-4.1";
                      policy::Walk walk(*route, 7, explains);
                      keep(walk.advance(facts, nullptr, nullptr));
                  });
    }
}

/// What a prompt pays for being judged: prose, a text of disguises, and one without an end.
void injections(Micro& micro)
{
    std::string prose, disguises, endless;
    while (prose.size() < 4096)
        prose +=
            "The report of the last quarter is in the shared folder. Please read the second "
            "section first, and tell the team which figures changed. ";
    while (disguises.size() < 4096)
        disguises +=
            "R e a d  t h i s: cmVhZCB0aGUgYm9vayBub3c= or 72 65 61 64 20 69 74, n0w 0r "
            "l4t3r; %72%65%61%64 rеаd gur obbx. ";
    while (endless.size() < 4096) endless += "ignore previous ";
    for (const auto& [label, text] :
         {std::pair{"prose", &prose}, std::pair{"disguises", &disguises},
          std::pair{"one sentence", &endless}}) {
        micro.add(std::string("judge injection, 4 KiB of ") + label, [text = text] {
            const injection::Part part{injection::Origin::User, "",
                                       std::string_view(*text).substr(0, 4096)};
            keep(injection::judge(injection::builtIn(), {&part, 1}));
        });
    }
}

void questions(Micro& micro)
{
    // 64 tokens, as the embedded table takes them apart.
    const std::string question =
        "How can I get my money back for the train ticket to Hamburg that I bought last week, "
        "given that my travel plans have changed and the station told me to write to you instead "
        "of asking at the counter, where nobody could say how long such a refund usually takes "
        "or which papers I have to send?";
    const auto other =
        semantic::read("How long does a refund of a ticket take?", semantic::builtIn());
    micro.add("alike: embed 64 tokens",
              [&] { keep(semantic::read(question, semantic::builtIn())); });
    const auto reading = semantic::read(question, semantic::builtIn());
    micro.add("alike: compare two", [&] { keep(semantic::compare(reading, other)); });

    constexpr int kEntries = 100'000;
    auto asked = std::make_shared<cache::Asked>();
    asked->text = question;
    state::QuestionIndex index;
    const auto place = semantic::placeOf(reading.vector);
    for (int i = 0; i < kEntries; ++i) {
        auto entry = std::make_shared<cache::Entry>();
        entry->key = sha256(std::to_string(i));
        entry->freshUntil = std::numeric_limits<WallMicros>::max();
        entry->asked = asked;
        auto moved = place;
        const auto at = static_cast<std::size_t>(i) % moved.at.size();
        moved.at[at] = static_cast<std::int8_t>(i % 100);
        index.add(entry, moved);
    }
    micro.add("alike: look-up among 100,000",
              [&] { keep(index.nearest(asked->scope, place, 0.6F, 64, 1)); });
}

}  // namespace

}  // namespace gatehouse::bench

int main(int argc, char** argv)
{
    using namespace gatehouse::bench;
    const Options options(argc, argv);
    Micro micro(options.text("filter"));
    messages(micro);
    streams(micro);
    keys(micro);
    counting(micro);
    guarding(micro);
    translations(micro);
    routes(micro);
    injections(micro);
    questions(micro);
    micro.print(options.has("json"));
    return 0;
}
