#include "tests/support/bedrock_stub.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <sstream>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/aws_frames.h"

namespace gatehouse::tests {

namespace {

std::string hmacOf(const std::string& key, const std::string& text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(text.data()), text.size(), out.data(), &size);
    return {reinterpret_cast<const char*>(out.data()), size};
}

std::string hashOf(const std::string& text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), out.data(), &size, EVP_sha256(), nullptr);
    return hex(std::string_view(reinterpret_cast<const char*>(out.data()), size));
}

/// The path as it came, escaped once more.
std::string twice(const std::string& path)
{
    std::string out;
    for (const char c : path) {
        const bool isPlain = std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                             std::string("-_.~/").find(c) != std::string::npos;
        if (isPlain) {
            out += c;
        } else {
            char hexed[4];
            std::snprintf(hexed, sizeof hexed, "%%%02X", static_cast<unsigned char>(c));
            out += hexed;
        }
    }
    return out;
}

std::string between(const std::string& text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    if (at == std::string::npos) return {};
    const auto begin = at + from.size();
    return text.substr(begin, to.empty() ? std::string::npos : text.find(to, begin) - begin);
}

std::string signatureOf(const std::string& request, const std::string& stamp,
                        const std::string& region)
{
    const std::string date = stamp.substr(0, 8);
    const std::string scope = date + "/" + region + "/bedrock/aws4_request";
    const std::string text = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hashOf(request);
    std::string key = std::string("AWS4") + BedrockStub::kSecret;
    for (const std::string& part :
         {date, region, std::string("bedrock"), std::string("aws4_request")})
        key = hmacOf(key, part);
    return hex(hmacOf(key, text));
}

std::string frame(const std::string& event, const std::string& payload)
{
    std::string out;
    http::appendFrame(out, event, payload);
    return out;
}

}  // namespace

std::vector<std::string> bedrockFrames(bool breaks)
{
    std::vector<std::string> out{
        frame("messageStart", R"({"role":"assistant"})"),
        frame("contentBlockDelta", R"({"contentBlockIndex":0,"delta":{"text":"Hel"},"p":"abc"})"),
        frame("contentBlockDelta", R"({"contentBlockIndex":0,"delta":{"text":"lo"}})")};
    if (breaks) {
        out.push_back(frame("throttlingException", R"({"message":"too many tokens"})"));
        return out;
    }
    out.push_back(frame("contentBlockStop", R"({"contentBlockIndex":0})"));
    out.push_back(frame(
        "contentBlockStart",
        R"({"contentBlockIndex":1,"start":{"toolUse":{"toolUseId":"tooluse_1","name":"f"}}})"));
    out.push_back(frame("contentBlockDelta",
                        R"({"contentBlockIndex":1,"delta":{"toolUse":{"input":"{\"a\":1}"}}})"));
    out.push_back(frame("contentBlockStop", R"({"contentBlockIndex":1})"));
    out.push_back(frame("messageStop", R"({"stopReason":"tool_use"})"));
    out.push_back(frame(
        "metadata",
        R"({"usage":{"inputTokens":7,"outputTokens":5,"totalTokens":15,"cacheReadInputTokens":3}})"));
    return out;
}

BedrockStub::BedrockStub(FakeUpstream& fake, std::string region) : region_(std::move(region))
{
    const std::string host = fake.url().substr(fake.url().find("//") + 2);
    fake.handle([this, host](const Seen& seen) {
        const std::string wrong = wrongWith(seen, host);
        if (!wrong.empty())
            return answer(403, cat("{\"message\":\"", wrong, "\"}"),
                          {{"x-amzn-errortype", "InvalidSignatureException"}});
        const Fields type{{"Content-Type", "application/vnd.amazon.eventstream"}};
        if (seen.target.ends_with("-stream"))
            return chunked(200, bedrockFrames(seen.body.find("error") != std::string::npos), type);
        return answer(
            200,
            R"({"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}},)"
            R"("stopReason":"end_turn","usage":{"inputTokens":7,"outputTokens":5,"totalTokens":15,)"
            R"("cacheReadInputTokens":3},"metrics":{"latencyMs":4}})");
    });
}

std::string BedrockStub::credential(const std::string& sessionToken) const
{
    return cat(
        "{\"accessKeyId\":\"", kKeyId, "\",\"secretAccessKey\":\"", kSecret, "\",\"region\":\"",
        region_, "\"",
        sessionToken.empty() ? std::string() : cat(",\"sessionToken\":\"", sessionToken, "\""),
        "}");
}

std::string BedrockStub::wrongWith(const Seen& seen, const std::string& host) const
{
    const std::string authorization = seen.field("authorization");
    if (authorization == cat("Bearer ", kToken)) return {};
    const std::string scope = between(authorization, "Credential=", ",");
    const std::string names = between(authorization, "SignedHeaders=", ",");
    const std::string signature = between(authorization, "Signature=", "");
    if (!authorization.starts_with("AWS4-HMAC-SHA256 ") || signature.size() != 64)
        return "no signature";
    for (const char* once : {"authorization", "x-amz-date", "host"}) {
        if (seen.count(once) != 1) return cat(once, " does not stand there once");
    }
    const std::string stamp = seen.field("x-amz-date");
    const std::string date = stamp.substr(0, 8);
    if (scope != cat(kKeyId, "/", date, "/", region_, "/bedrock/aws4_request"))
        return cat("scope ", scope);
    if (seen.count("x-amz-security-token") > 0 &&
        names.find("x-amz-security-token") == std::string::npos)
        return "the token is not signed";
    std::string lines;
    std::istringstream list(names);
    std::string last;
    for (std::string name; std::getline(list, name, ';'); last = name) {
        if (name <= last) return "names are not sorted";
        lines += name + ":" + (name == "host" ? host : seen.field(name)) + "\n";
    }
    if (names.find("host") == std::string::npos) return "host is not signed";
    const std::string hash = hashOf(seen.body);
    const std::string told = seen.field("x-amz-content-sha256");
    if (!told.empty() && told != hash) return "the body is another";
    const std::string request =
        seen.method + "\n" + twice(seen.target) + "\n\n" + lines + "\n" + names + "\n" + hash;
    return signatureOf(request, stamp, region_) == signature ? "" : "the signature does not match";
}

std::string BedrockStub::signedBy(const std::string& host, const std::string& target,
                                  const std::string& body, const std::string& stamp) const
{
    const std::string names = "host;x-amz-date";
    const std::string request = "POST\n" + twice(target) + "\n\nhost:" + host +
                                "\nx-amz-date:" + stamp + "\n\n" + names + "\n" + hashOf(body);
    return cat("AWS4-HMAC-SHA256 Credential=", kKeyId, "/", stamp.substr(0, 8), "/", region_,
               "/bedrock/aws4_request, SignedHeaders=", names,
               ", Signature=", signatureOf(request, stamp, region_));
}

}  // namespace gatehouse::tests
