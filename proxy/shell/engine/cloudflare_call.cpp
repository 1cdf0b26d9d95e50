#include "proxy/shell/engine/cloudflare_call.h"

#include <algorithm>
#include <array>

#include <openssl/rand.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"

namespace gatehouse::engine::cloudflare {
namespace {

constexpr std::int64_t kMostPerPage = 1000;

Reply envelope(int status, json::value body)
{
    Reply reply;
    reply.set = true;
    reply.local = true;
    reply.status = status;
    reply.contentType = "application/json";
    reply.body = cat(json::serialize(body), "\n");
    return reply;
}

/// The numbers its own API gives such errors.
std::int64_t codeOf(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::BadRequest:
        case ErrorKind::Invalid:
            return 7001;
        case ErrorKind::NotFound:
            return 7002;
        case ErrorKind::Unauthorized:
        case ErrorKind::Forbidden:
        case ErrorKind::ForeignHost:
            return 10000;
        default:
            return 7000;
    }
}

json::object errorOf(ErrorKind kind, std::string_view message, std::string_view hint,
                     std::string_view pointer = {})
{
    json::object error{{"code", codeOf(kind)},
                       {"message", hint.empty() ? std::string(message) : cat(message, "; ", hint)}};
    if (!pointer.empty()) error["source"] = {{"pointer", pointer}};
    return error;
}

Reply refuse(int status, json::array errors)
{
    return envelope(status, {{"success", false},
                             {"errors", std::move(errors)},
                             {"messages", json::array()},
                             {"result", nullptr}});
}

Result<std::int64_t> countOf(const Call& call, std::string_view name, std::int64_t otherwise,
                             std::int64_t most)
{
    const auto text = call.value(name);
    if (!text) return otherwise;
    std::int64_t value = 0;
    if (!parseInt(*text, value) || value < 1 || value > most)
        return badRequest(cat(name, " is not a number of 1 to ", number(most)), "leave it out");
    return value;
}

std::string listed(std::initializer_list<std::string_view> names)
{
    std::string all;
    for (const auto name : names) all += all.empty() ? std::string(name) : cat(", ", name);
    return all;
}

bool isAmong(std::string_view name, std::initializer_list<std::string_view> known)
{
    return std::find(known.begin(), known.end(), name) != known.end();
}

}  // namespace

std::optional<std::string_view> Call::value(std::string_view name) const
{
    std::optional<std::string_view> found;
    for (const auto& [key, text] : query) {
        if (key == name) found = text;
    }
    return found;
}

Reply ok(json::value result)
{
    return envelope(200, {{"success", true},
                          {"errors", json::array()},
                          {"messages", json::array()},
                          {"result", std::move(result)}});
}

Reply okPage(json::array result, const Paging& paging, std::int64_t total, json::object more)
{
    more["page"] = paging.page;
    more["per_page"] = paging.perPage;
    more["count"] = static_cast<std::int64_t>(result.size());
    more["total_count"] = total;
    return envelope(200, {{"success", true},
                          {"errors", json::array()},
                          {"messages", json::array()},
                          {"result", std::move(result)},
                          {"result_info", std::move(more)}});
}

Reply plain(std::string contentType, std::string body)
{
    Reply reply;
    reply.set = true;
    reply.local = true;
    reply.status = 200;
    reply.contentType = std::move(contentType);
    reply.body = std::move(body);
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return reply;
}

Reply refuse(const Error& error)
{
    return refuse(error.status(), {errorOf(error.kind, error.message, error.hint)});
}

std::optional<Reply> refusal(const Result<Engine::Published>& published)
{
    if (!published) return refuse(published.error());
    if (published->problems.empty()) return std::nullopt;
    json::array errors;
    for (const auto& problem : published->problems)
        errors.push_back(
            errorOf(ErrorKind::BadRequest, problem.message, problem.hint, problem.path));
    return refuse(400, std::move(errors));
}

Error badRequest(std::string message, std::string hint)
{
    return fail(ErrorKind::BadRequest, std::move(message), std::move(hint));
}

Error notFound(std::string_view what, std::string_view where)
{
    return fail(ErrorKind::NotFound, cat("there is no ", what, " of that id"),
                cat("GET ", where, " lists them"));
}

Result<Paging> pagingOf(const Call& call)
{
    Paging paging;
    auto page = countOf(call, "page", paging.page, 1'000'000'000);
    if (!page) return std::move(page).error();
    auto perPage = countOf(call, "per_page", paging.perPage, kMostPerPage);
    if (!perPage) return std::move(perPage).error();
    paging.page = *page;
    paging.perPage = *perPage;
    return paging;
}

Result<void> checkQuery(const Call& call, std::initializer_list<std::string_view> known)
{
    for (const auto& [name, value] : call.query) {
        if (isAmong(name, known) || name == "page" || name == "per_page") continue;
        return badRequest(cat("there is no parameter called ", cutUtf8(name, 60)),
                          cat("known here: page, per_page, ", listed(known)));
    }
    return {};
}

Result<json::object> bodyOf(const Call& call)
{
    boost::system::error_code trouble;
    json::value body = json::parse(call.x.arrival.body, trouble);
    if (trouble || !body.is_object())
        return badRequest("the body is not a JSON object", "send one, such as {\"name\": \"a\"}");
    return std::move(body).as_object();
}

Result<void> checkMembers(const json::object& body, std::initializer_list<std::string_view> known)
{
    for (const auto& member : body) {
        const std::string_view name = member.key();
        if (isAmong(name, known)) continue;
        return badRequest(cat("there is no member called ", cutUtf8(name, 60)),
                          cat("known here: ", listed(known)));
    }
    return {};
}

Result<std::string> textOf(const json::object& body, std::string_view name)
{
    const auto* value = body.if_contains(name);
    if (value == nullptr || !value->is_string() || value->get_string().empty())
        return badRequest(cat(name, " is missing, or no text"), cat("set ", name, " to a text"));
    return std::string(value->get_string());
}

Result<bool> flagOf(const json::object& body, std::string_view name, bool otherwise)
{
    const auto* value = body.if_contains(name);
    if (value == nullptr) return otherwise;
    if (!value->is_bool()) return badRequest(cat(name, " is neither true nor false"), "write true");
    return value->get_bool();
}

Result<std::unique_ptr<store::LogReader>> openLog(const Call& call)
{
    return store::LogReader::open(call.view.databasePath);
}

Result<std::string> newId()
{
    std::array<char, 16> bytes{};
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()) != 1)
        return fail(ErrorKind::Internal, "no randomness for an id", "try again in a moment");
    return hex(std::string_view(bytes.data(), bytes.size()));
}

}  // namespace gatehouse::engine::cloudflare
