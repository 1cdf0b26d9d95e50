#include "proxy/shell/engine/admin_api.h"

#include <string_view>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/http/url.h"
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

bool hasToken(const http::RequestHead& head, const Secret& token) noexcept
{
    auto given = head.headers.get("authorization");
    if (startsWithNoCase(given, "bearer ")) given = trim(given.substr(7));
    return !token.empty() && equalConstantTime(given, token.reveal());
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

Reply published(Result<Engine::Published> result)
{
    if (!result) return refuse(std::move(result).error());
    if (!result->problems.empty()) return json(400, problemsOf(result->problems));
    return json(200, {{"published", true}, {"generation", result->generation}});
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

Reply putConfig(const pipeline::Exchange& x, const AdminView& view)
{
    std::vector<config::Problem> problems;
    auto parsed = config::parse(x.arrival.body, problems);
    if (!parsed) return json(400, problemsOf(problems));
    return published(view.publish(std::move(*parsed), "admin api",
                                  std::string(x.arrival.head.headers.get("x-note"))));
}

Reply admin(const pipeline::Exchange& x, std::string_view path, const pipeline::Snapshot& snapshot,
            const AdminView& view)
{
    const std::string& method = x.arrival.head.method;
    if (path == "state" && method == "GET") return state(view);
    if (path == "history" && method == "GET") return history(view);
    if (path == "config" && method == "GET")
        return text(200, "application/json", config::print(snapshot.config));
    if (path == "config" && method == "PUT") return putConfig(x, view);
    constexpr std::string_view kRollBack = "rollback/";
    std::int64_t generation = 0;
    if (path.starts_with(kRollBack) && method == "POST" &&
        parseInt(path.substr(kRollBack.size()), generation) && generation > 0) {
        return published(view.rollBack(static_cast<std::uint64_t>(generation), "admin api"));
    }
    return refuse(fail(ErrorKind::NotFound, "there is no such admin route",
                       "GET state, GET or PUT config, GET history, POST rollback/GENERATION, all "
                       "below /admin/api/"));
}

}  // namespace

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
    const bool trusted = hasToken(head, view.token);
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
