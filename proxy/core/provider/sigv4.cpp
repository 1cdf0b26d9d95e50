#include "proxy/core/provider/sigv4.h"

#include <algorithm>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"

namespace gatehouse::provider {
namespace {

namespace json = boost::json;

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::size_t kDateSize = 8;

std::string_view bytesOf(const Digest& digest) noexcept
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string canonicalPath(std::string_view path)
{
    std::string out;
    while (!path.empty()) {
        const bool isFirst = out.empty() && path.front() == '/';
        if (isFirst) path.remove_prefix(1);
        const auto end = path.find('/');
        out += cat("/", http::escapeSegment(path.substr(0, end)));
        if (end == std::string_view::npos) break;
        path.remove_prefix(end + 1);
        if (path.empty()) out += '/';
    }
    return out.empty() ? std::string("/") : out;
}

std::string canonicalQuery(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> items;
    while (!query.empty()) {
        std::string_view item = takeUntil(query, '&');
        if (item.empty()) continue;
        const std::string_view name = takeUntil(item, '=');
        items.emplace_back(http::escapeSegment(http::unescape(name)),
                           http::escapeSegment(http::unescape(item)));
    }
    std::sort(items.begin(), items.end());
    std::string out;
    for (const auto& [name, value] : items) out += cat(out.empty() ? "" : "&", name, "=", value);
    return out;
}

std::string hashOf(const std::vector<std::string_view>& pieces)
{
    if (pieces.size() == 1) return hex(sha256(pieces.front()));
    std::string whole;
    for (const auto piece : pieces) whole += piece;
    return hex(sha256(whole));
}

}  // namespace

std::optional<AwsCredential> awsCredentialOf(std::string_view secret)
{
    json::error_code broken;
    const auto value = json::parse({secret.data(), secret.size()}, broken);
    if (broken || !value.is_object()) return std::nullopt;
    const auto& object = value.get_object();
    AwsCredential credential;
    credential.accessKeyId = textAt(object, "accessKeyId");
    credential.secretAccessKey = Secret(textAt(object, "secretAccessKey"));
    credential.region = textAt(object, "region");
    credential.sessionToken = textAt(object, "sessionToken");
    if (credential.accessKeyId.empty() || credential.secretAccessKey.empty()) return std::nullopt;
    return credential;
}

std::string regionOfKey(std::string_view secret)
{
    json::error_code broken;
    const auto value = json::parse({secret.data(), secret.size()}, broken);
    return !broken && value.is_object() ? textAt(value.get_object(), "region") : std::string();
}

std::vector<Secret> secretsIn(std::string_view secret)
{
    constexpr std::string_view kNames[] = {"secretAccessKey", "sessionToken", "private_key"};
    json::error_code broken;
    const auto value = json::parse({secret.data(), secret.size()}, broken);
    std::vector<Secret> found;
    if (broken || !value.is_object()) return found;
    for (const auto name : kNames) {
        if (auto text = textAt(value.get_object(), name); !text.empty())
            found.emplace_back(std::move(text));
    }
    return found;
}

std::string textOf(const AwsCredential& credential)
{
    std::string out = "{";
    const auto add = [&out](std::string_view key, std::string_view value) {
        if (value.empty()) return;
        out += cat(out.size() > 1 ? "," : "", "\"", key, "\":");
        appendJsonString(out, value);
    };
    add("accessKeyId", credential.accessKeyId);
    add("secretAccessKey", credential.secretAccessKey.reveal());
    add("region", credential.region);
    add("sessionToken", credential.sessionToken);
    return out + "}";
}

std::string awsStamp(WallMicros now)
{
    return compactTime(now);
}

std::string authorizationOf(const AwsCall& call, const AwsCredential& credential,
                            const AwsFields& fields, std::string_view bodyHash,
                            std::string_view stamp)
{
    const auto [path, query] = http::splitTarget(call.target);
    std::string lines;
    std::string names;
    for (const auto& [name, value] : fields) {
        lines += cat(name, ":", trim(value), "\n");
        names += cat(names.empty() ? "" : ";", name);
    }
    const std::string request =
        cat(call.method, "\n", canonicalPath(path), "\n", canonicalQuery(query), "\n", lines, "\n",
            names, "\n", bodyHash);
    const std::string_view date = stamp.substr(0, kDateSize);
    const std::string scope = cat(date, "/", call.region, "/", call.service, "/aws4_request");
    const std::string text = cat(kAlgorithm, "\n", stamp, "\n", scope, "\n", hex(sha256(request)));

    Digest key = Hmac(Secret(cat("AWS4", credential.secretAccessKey.reveal())).reveal()).of(date);
    for (const std::string_view part :
         {call.region, call.service, std::string_view("aws4_request")})
        key = Hmac(bytesOf(key)).of(part);
    return cat(kAlgorithm, " Credential=", credential.accessKeyId, "/", scope,
               ", SignedHeaders=", names, ", Signature=", hex(Hmac(bytesOf(key)).of(text)));
}

AwsFields signedFields(const AwsCall& call, const AwsCredential& credential, WallMicros now)
{
    const std::string stamp = awsStamp(now);
    const std::string hash = hashOf(call.body);
    AwsFields fields{
        {"host", std::string(call.host)}, {"x-amz-content-sha256", hash}, {"x-amz-date", stamp}};
    if (!credential.sessionToken.empty())
        fields.emplace_back("x-amz-security-token", credential.sessionToken);
    std::string authorization = authorizationOf(call, credential, fields, hash, stamp);
    fields.erase(fields.begin());
    fields.emplace_back("Authorization", std::move(authorization));
    return fields;
}

}  // namespace gatehouse::provider
