#pragma once

#include <string>

#include <boost/json.hpp>

#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"

namespace gatehouse::tests {

/// A client of Cloudflare's management API with the admin token.
class CloudflareClient {
public:
    explicit CloudflareClient(const Gateway& gateway)
        : port_(gateway.port()), token_(gateway.adminToken())
    {
    }

    /// `path` stands below …/ai-gateway/. Bodies are written with single quotes.
    [[nodiscard]] RawReply raw(const std::string& method, const std::string& path,
                               const std::string& body = {}) const
    {
        const std::string json = quoted(body);
        return tests::exchange(port_, method + " /client/v4/accounts/acct/ai-gateway/" + path +
                                          " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                                          token_ + "\r\nContent-Type: application/json\r\n" +
                                          "Content-Length: " + std::to_string(json.size()) +
                                          "\r\n\r\n" + json);
    }

    /// The whole envelope; the status is kept.
    boost::json::object call(const std::string& method, const std::string& path,
                             const std::string& body = {})
    {
        const RawReply reply = raw(method, path, body);
        status_ = reply.status;
        boost::system::error_code trouble;
        boost::json::value value = boost::json::parse(reply.body, trouble);
        if (trouble || !value.is_object()) return {};
        return value.get_object();
    }

    /// `result` of the answer; null after an error.
    boost::json::value result(const std::string& method, const std::string& path,
                              const std::string& body = {})
    {
        const auto all = call(method, path, body);
        const auto* found = all.if_contains("result");
        return found == nullptr ? boost::json::value() : *found;
    }

    /// The first error's message; empty where there is none.
    std::string error(const std::string& method, const std::string& path,
                      const std::string& body = {})
    {
        const auto all = call(method, path, body);
        const auto* errors = all.if_contains("errors");
        if (errors == nullptr || !errors->is_array() || errors->get_array().empty()) return {};
        return std::string(errors->at(0).at("message").get_string());
    }

    [[nodiscard]] int status() const noexcept { return status_; }

private:
    std::uint16_t port_;
    std::string token_;
    int status_ = 0;
};

/// A member's text, or JSON where it is none; "-" where it is missing.
inline std::string at(const boost::json::value& value, const std::string& name)
{
    const auto* found = value.is_object() ? value.get_object().if_contains(name) : nullptr;
    if (found == nullptr) return "-";
    return found->is_string() ? std::string(found->get_string()) : boost::json::serialize(*found);
}

}  // namespace gatehouse::tests
