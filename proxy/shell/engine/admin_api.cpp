#include "proxy/shell/engine/admin_api.h"

#include <string_view>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/limit_book.h"
#include "proxy/core/pipeline/stages/admit.h"

namespace gatehouse::engine {
namespace {

using pipeline::Reply;

Reply refuse(Error error)
{
    Reply reply;
    reply.set = true;
    reply.status = error.status();
    reply.error = std::move(error);
    return reply;
}

Reply text(int status, std::string_view type, std::string body)
{
    Reply reply;
    reply.set = true;
    reply.local = true;
    reply.status = status;
    reply.contentType = type;
    reply.body = std::move(body);
    return reply;
}

Reply json(int status, const boost::json::value& value)
{
    return text(status, "application/json", cat(boost::json::serialize(value), "\n"));
}

boost::json::value problemsOf(const std::vector<config::Problem>& problems)
{
    boost::json::array rows;
    for (const auto& problem : problems) {
        rows.push_back(
            {{"path", problem.path}, {"message", problem.message}, {"hint", problem.hint}});
    }
    return {{"published", false}, {"problems", std::move(rows)}};
}

std::string tagOf(std::uint64_t generation)
{
    return cat("\"", number(static_cast<std::int64_t>(generation)), "\"");
}

Reply published(Result<Engine::Published> result)
{
    if (!result) return refuse(std::move(result).error());
    if (!result->problems.empty()) return json(400, problemsOf(result->problems));
    Reply reply = json(200, {{"published", true}, {"generation", result->generation}});
    reply.headers.emplace_back("ETag", tagOf(result->generation));
    return reply;
}

/// Which generation the client means to change. Nothing: whichever is live.
Result<std::optional<std::uint64_t>> expectedBy(const http::RequestHead& head)
{
    std::string_view tag = trim(head.headers.get("if-match"));
    if (tag.empty() || tag == "*") return std::optional<std::uint64_t>();
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
        tag = tag.substr(1, tag.size() - 2);
    std::int64_t generation = 0;
    if (!parseInt(tag, generation) || generation < 0) {
        return fail(ErrorKind::Outdated, "If-Match does not name a generation of the config",
                    "send the ETag of GET /admin/api/config as it came");
    }
    return std::optional<std::uint64_t>(static_cast<std::uint64_t>(generation));
}

boost::json::object probeOf(const provider::ProbeFacts& probe)
{
    boost::json::object row{
        {"at", probe.at}, {"failuresInARow", probe.failures}, {"heldBack", probe.isHeld()}};
    if (probe.status > 0) row["status"] = probe.status;
    if (probe.latency >= 0) row["firstByteMicros"] = probe.latency;
    if (!probe.error.empty()) row["message"] = probe.error;
    return row;
}

boost::json::array healthOf(const std::vector<ProviderHealth>& providers)
{
    boost::json::array rows;
    for (const ProviderHealth& provider : providers) {
        boost::json::array rests;
        for (const RestingKey& key : provider.rests)
            rests.push_back({{"key", key.name}, {"until", key.until}, {"status", key.status}});
        boost::json::object row{
            {"id", provider.id},          {"state", provider::name(provider.state)},
            {"calls", provider.calls},    {"good", provider.good},
            {"lastAt", provider.lastAt},  {"keys", provider.keys},
            {"resting", std::move(rests)}};
        if (provider.latency >= 0) row["firstByteMicros"] = provider.latency;
        if (provider.probeEvery.count() > 0) row["probe"] = probeOf(provider.probe);
        if (provider.restsUntil > 0) row["restsUntil"] = provider.restsUntil;
        if (provider.lastFailureAt > 0) {
            row["lastFailure"] = {{"at", provider.lastFailureAt},
                                  {"status", provider.lastStatus},
                                  {"message", provider.lastError},
                                  {"hint", provider.lastHint}};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Reply state(const AdminView& view)
{
    const EngineState now = view.state();
    boost::json::array listening(now.listening.begin(), now.listening.end());
    return json(200, {{"version", GATEHOUSE_VERSION},
                      {"listening", std::move(listening)},
                      {"paused", now.paused},
                      {"generation", now.generation},
                      {"requests", now.requests},
                      {"openExchanges", now.openStreams},
                      {"connections", now.connections},
                      {"bodyMemory", now.bodyMemory},
                      {"rowsWritten", now.store.rowsWritten},
                      {"rowsDropped", now.store.rowsDropped},
                      {"bodiesShed", now.store.bodiesShed},
                      {"storeBytes", now.store.fileBytes},
                      {"providers", healthOf(now.providers)},
                      {"trouble", now.trouble.empty() ? now.store.trouble : now.trouble}});
}

Reply history(const AdminView& view)
{
    auto entries = view.history(100);
    if (!entries) return refuse(std::move(entries).error());
    boost::json::array rows;
    for (const auto& entry : *entries) {
        rows.push_back({{"generation", entry.generation},
                        {"at", entry.at},
                        {"hash", entry.hash},
                        {"author", entry.author},
                        {"note", entry.note}});
    }
    return json(200, std::move(rows));
}

Reply targets(const AdminView& view)
{
    boost::json::array rows;
    for (const auto& each : view.targets()) {
        const auto& facts = each.facts;
        boost::json::object row{{"provider", each.provider},
                                {"model", each.model},
                                {"busy", facts.busy},
                                {"resting", facts.isOpen}};
        if (facts.latency >= 0) row["firstByteMicros"] = facts.latency;
        if (facts.openUntil > 0 && facts.isOpen) row["restsUntil"] = facts.openUntil;
        if (facts.isHeld) row["heldBack"] = true;
        rows.push_back(std::move(row));
    }
    return json(200, std::move(rows));
}

Reply putConfig(const pipeline::Exchange& x, const AdminView& view)
{
    auto expected = expectedBy(x.arrival.head);
    if (!expected) return refuse(std::move(expected).error());
    std::vector<config::Problem> problems;
    auto parsed = config::parse(x.arrival.body, problems);
    if (!parsed) return json(400, problemsOf(problems));
    return published(view.publish(std::move(*parsed), "admin api",
                                  std::string(x.arrival.head.headers.get("x-note")), *expected));
}

Reply listRunKeys(const AdminView& view)
{
    boost::json::array rows;
    for (const RunKey& key : view.state().runKeys) {
        rows.push_back({{"id", key.id},
                        {"label", key.label},
                        {"hint", key.hint},
                        {"host", key.host},
                        {"process", key.process},
                        {"createdAt", key.createdAt}});
    }
    return json(200, std::move(rows));
}

/// {"label": "…", "host": "…", "process": 4711}, all of them optional. The key is told this once.
Reply addRunKey(const pipeline::Exchange& x, const AdminView& view)
{
    boost::system::error_code trouble;
    const auto body = boost::json::parse(x.arrival.body, trouble);
    if (trouble || !body.is_object()) {
        return refuse(fail(ErrorKind::BadRequest, "the body is not a JSON object",
                           R"(send {"label": "my run"})"));
    }
    const auto textAt = [&body](std::string_view name) {
        const auto* value = body.get_object().if_contains(name);
        return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                      : std::string();
    };
    const auto* process = body.get_object().if_contains("process");
    std::string label = textAt("label");
    if (label.empty()) label = "run";
    auto made = view.addRunKey(
        label, textAt("host"),
        process != nullptr && process->is_int64() ? process->get_int64() : std::int64_t(0));
    if (!made) return refuse(std::move(made).error());
    return json(200, {{"id", made->id}, {"key", made->text.reveal()}});
}

Reply removeRunKey(std::string_view id, const AdminView& view)
{
    auto removed = view.removeRunKey(std::string(id));
    if (!removed) return refuse(std::move(removed).error());
    return json(200, {{"removed", true}});
}

/// Forgets what was used of a limit.
Reply clearLimit(std::string_view id, const pipeline::Snapshot& snapshot, const AdminView& view)
{
    if (snapshot.limits->find(id) == nullptr)
        return refuse(fail(ErrorKind::NotFound, "there is no limit of that id",
                           "GET /admin/api/limits lists them"));
    view.clearLimit(std::string(id));
    return json(200, {{"cleared", true}});
}

/// What a limit would have done with the calls of the log.
Reply tryPast(const pipeline::Exchange& x, const pipeline::Snapshot& snapshot,
              const AdminView& view)
{
    auto told = view.tryPastLimit(snapshot, x.arrival.body);
    if (!told) return refuse(std::move(told).error());
    return text(200, "application/json", cat(*told, "\n"));
}

/// What a look through the calls of the last ?hours= finds.
Reply lookBack(const pipeline::Exchange& x, const pipeline::Snapshot& snapshot,
               const AdminView::LookBack& look)
{
    constexpr std::int64_t kADay = 24;
    std::int64_t hours = kADay;
    const auto query = http::splitTarget(x.arrival.head.target).query;
    if (const auto asked = http::queryValue(query, "hours"); asked && !parseInt(*asked, hours))
        hours = 0;
    auto told = look(snapshot, hours);
    if (!told) return refuse(std::move(told).error());
    return text(200, "application/json", cat(*told, "\n"));
}

Reply admin(const pipeline::Exchange& x, std::string_view path, const pipeline::Snapshot& snapshot,
            const AdminView& view)
{
    const std::string& method = x.arrival.head.method;
    if (path == "state" && method == "GET") return state(view);
    if (path == "targets" && method == "GET") return targets(view);
    if (path == "history" && method == "GET") return history(view);
    constexpr std::string_view kLimits = "limits";
    if (path == kLimits && method == "GET")
        return text(200, "application/json", view.limits(snapshot));
    if (path == "limits/back-test" && method == "POST") return tryPast(x, snapshot, view);
    if (path.starts_with("limits/") && method == "DELETE")
        return clearLimit(path.substr(kLimits.size() + 1), snapshot, view);
    if (path == "cache" && (method == "GET" || method == "DELETE")) return view.cache(x);
    if (path == "prompt-cache" && method == "GET") return lookBack(x, snapshot, view.promptCache);
    if (path == "waste" && method == "GET") return lookBack(x, snapshot, view.waste);
    if (path == "cache/refusals" && method == "POST") return view.cache(x);
    if (path == "config" && method == "GET") {
        Reply reply = text(200, "application/json", config::print(snapshot.config));
        reply.headers.emplace_back("ETag", tagOf(snapshot.generation));
        return reply;
    }
    if (path == "config" && method == "PUT") return putConfig(x, view);
    constexpr std::string_view kRunKeys = "run-keys";
    if (path == kRunKeys && method == "GET") return listRunKeys(view);
    if (path == kRunKeys && method == "POST") return addRunKey(x, view);
    if (path.starts_with("run-keys/") && method == "DELETE")
        return removeRunKey(path.substr(kRunKeys.size() + 1), view);
    constexpr std::string_view kRollBack = "rollback/";
    std::int64_t generation = 0;
    if (path.starts_with(kRollBack) && method == "POST" &&
        parseInt(path.substr(kRollBack.size()), generation) && generation > 0) {
        return published(view.rollBack(static_cast<std::uint64_t>(generation), "admin api"));
    }
    return refuse(fail(ErrorKind::NotFound, "there is no such admin route",
                       "GET state, GET or PUT config, GET targets, GET limits, DELETE limits/ID, "
                       "POST limits/back-test, GET or DELETE cache, POST cache/refusals, GET "
                       "prompt-cache, GET waste, GET history, POST rollback/GENERATION, GET or "
                       "POST run-keys, DELETE run-keys/ID, all below /admin/api/"));
}

}  // namespace

bool hasAdminToken(const http::RequestHead& head, const Secret& token) noexcept
{
    const auto given = head.headers.get("authorization");
    constexpr std::string_view kScheme = "bearer ";
    return startsWithNoCase(given, kScheme) && !token.empty() &&
           equalConstantTime(trim(given.substr(kScheme.size())), token.reveal());
}

Reply answerAdmin(const pipeline::Exchange& x, const pipeline::Snapshot& snapshot,
                  const AdminView& view)
{
    const auto& head = x.arrival.head;
    const auto path = http::splitTarget(head.target).path;
    if (auto error = pipeline::stages::foreign(head, snapshot)) return refuse(*std::move(error));
    const bool reads = head.method == "GET" || head.method == "HEAD";
    if (!reads && !path.starts_with("/admin/")) {
        return refuse(fail(ErrorKind::MethodNotAllowed, "this path is only read", "use GET"));
    }
    if (path == "/healthz") return text(200, "text/plain", "ok\n");
    if (path == "/readyz") {
        const EngineState now = view.state();
        const bool ready = now.running && !now.paused;
        return text(ready ? 200 : 503, "text/plain", ready ? "ready\n" : "not ready\n");
    }
    const bool trusted = hasAdminToken(head, view.token);
    if (path == "/metrics" && (trusted || x.arrival.loopback)) {
        return text(200, "text/plain; version=0.0.4", view.metrics());
    }
    if (!trusted) {
        return refuse(fail(ErrorKind::Unauthorized, "the admin routes need the admin token",
                           "send Authorization: Bearer with the text of admin.token in the data "
                           "folder, or of server.adminToken"));
    }
    constexpr std::string_view kApi = "/admin/api/";
    if (!path.starts_with(kApi))
        return refuse(
            fail(ErrorKind::NotFound, "there is no such admin route", "see /admin/api/state"));
    return admin(x, path.substr(kApi.size()), snapshot, view);
}

}  // namespace gatehouse::engine
