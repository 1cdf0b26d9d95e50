#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/shell/engine/engine.h"
#include "proxy/shell/store/log_reader.h"

namespace gatehouse::engine {

/// What the routes of Cloudflare's API may ask of the engine.
struct CloudflareView {
    std::function<Result<Engine::Published>(const Engine::Change&, const std::string& note)> edit;
    std::function<Result<void>(const std::string& name, const Secret& value)> putSecret;
    std::function<Result<void>(const std::string& name)> removeSecret;
    std::function<Result<void>(std::vector<record::Record>)> keep;  ///< returns once it is kept
    std::string databasePath;
    Secret token;
};

namespace cloudflare {

namespace json = boost::json;
using pipeline::Reply;

/// A call of the management API.
struct Call {
    const pipeline::Exchange& x;
    const pipeline::Snapshot& snapshot;
    const CloudflareView& view;
    std::string account;             ///< any word
    std::vector<std::string> names;  ///< what stands at the open places of its route, in order
    std::vector<std::pair<std::string, std::string>> query;  ///< unescaped

    [[nodiscard]] const std::string& gateway() const { return names.front(); }

    /// The last value of that name; empty optional: it is not given.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
};

/// Which part of a list is wanted.
struct Paging {
    std::int64_t page = 1;
    std::int64_t perPage = 20;

    [[nodiscard]] std::int64_t skip() const { return (page - 1) * perPage; }
};

/// {"success":true,"errors":[],"messages":[],"result":…}
Reply ok(json::value result);
/// Likewise with result_info; `more` goes in there too.
Reply okPage(json::array result, const Paging& paging, std::int64_t total, json::object more = {});
/// A body that stands in no envelope.
Reply plain(std::string contentType, std::string body);
/// {"success":false,"errors":[{"code":N,"message":"…"}],"messages":[],"result":null}
Reply refuse(const Error& error);
/// What came of a change of the config; nothing when it was published.
std::optional<Reply> refusal(const Result<Engine::Published>& published);

Error badRequest(std::string message, std::string hint);
Error notFound(std::string_view what, std::string_view where);

Result<Paging> pagingOf(const Call& call);
/// Refuses parameters that are not among `known`.
Result<void> checkQuery(const Call& call, std::initializer_list<std::string_view> known);
Result<json::object> bodyOf(const Call& call);
/// Refuses members that are not among `known`.
Result<void> checkMembers(const json::object& body, std::initializer_list<std::string_view> known);
/// A text that must be there and not be empty.
Result<std::string> textOf(const json::object& body, std::string_view name);
/// Likewise true or false; `otherwise` when it is missing.
Result<bool> flagOf(const json::object& body, std::string_view name, bool otherwise);

Result<std::unique_ptr<store::LogReader>> openLog(const Call& call);
Result<std::string> newId();  ///< 32 hex digits that nobody guesses

/// The part of all objects that `paging` wants.
template <class Item>
std::vector<Item> cut(const std::vector<Item>& all, const Paging& paging)
{
    const auto size = static_cast<std::int64_t>(all.size());
    const auto from = std::min(paging.skip(), size);
    const auto to = from + std::min(paging.perPage, size - from);
    return {all.begin() + from, all.begin() + to};
}

}  // namespace cloudflare
}  // namespace gatehouse::engine
