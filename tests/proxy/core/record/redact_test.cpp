#include "proxy/core/record/redact.h"

#include "proxy/core/base/text.h"
#include "tests/support/suite.h"

namespace gatehouse::record {

namespace {

// Made up, and put together here so that no scanner of keys takes this file for a leak.
std::string made(std::string_view start, std::size_t letters)
{
    std::string key(start);
    constexpr std::string_view kLetters = "A1b2C3d4E5f6G7h8J9k0";
    for (std::size_t i = 0; i < letters; ++i) key += kLetters[i % kLetters.size()];
    return key;
}

std::string redacted(std::string text, bool isCut = false)
{
    Redactor().text(text, isCut);
    return text;
}

}  // namespace

/// Each line of a head by itself.
inline std::string headers(const Redactor& redactor, std::string_view lines)
{
    std::string out;
    while (!lines.empty()) {
        redactor.header(takeUntil(lines, '\n'), out);
        out += '\n';
    }
    return out;
}

class RedactTest : public QObject {
    Q_OBJECT

private slots:

    void wellKnownKeysGo_data()
    {
        QTest::addColumn<QByteArray>("key");
        const auto row = [](const char* name, const std::string& key) {
            QTest::newRow(name) << QByteArray::fromStdString(key);
        };
        row("openai", made("sk-proj-", 48));
        row("anthropic", made("sk-ant-api03-", 80));
        row("openrouter", made("sk-or-v1-", 40));
        row("google", made("AIza", 35));
        row("groq", made("gsk_", 48));
        row("github", made("ghp_", 36));
        row("github fine", made("github_pat_", 60));
        row("slack", made("xoxb-", 24));
        row("hugging face", made("hf_", 34));
        row("gateway key", made("gh_", 43));
        row("run key", made("gh_", 64));
        row("xai", made("xai-", 60));
        row("aws", std::string("AKIA") + "ABCDEFGH12345678");
        row("gitlab", made("glpat-", 20));
        row("signed token", made("eyJ", 30) + "." + made("eyJ", 30) + "." + made("", 30));
    }

    void wellKnownKeysGo()
    {
        QFETCH(QByteArray, key);
        const std::string value = key.toStdString();
        for (const auto& text :
             {value, cat("my key is ", value, ", thanks"), cat("{\"a\":\"", value, "\"}"),
              cat("line\\n", value, "\\nend"), cat("\\u0022", value, "\\u0022"),
              cat("%22", value, "%22"), cat("Authorization: Bearer ", value)}) {
            const std::string done = redacted(text);
            QVERIFY2(done.find(value) == std::string::npos, done.c_str());
            QVERIFY2(done.find("***") != std::string::npos, done.c_str());
            QVERIFY(done.find(value.substr(0, value.size() - 4)) == std::string::npos);
        }
    }

    void ordinaryTextStays_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "a", "task-management-system-for-2024-and-later", "sk-learn",
              "scikit sk-learn-is-a-nice-library", "the bearer of good news",
              "Bearer tokens are sent in a header", "desk-1234567890123456789012",
              "AIzawa went home", "AKIA is a prefix", "ghp_ is one too",
              "eyJhbGciOiJIUzI1NiJ9 is a head only",
              "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----", "monkey=1&key=2"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }

    void ordinaryTextStays()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(redacted(text.toStdString()), text.toStdString());
    }

    void privateKeysGo()
    {
        const std::string key =
            cat("-----BEGIN RSA PRIVATE", " KEY-----\nMIIabc\n-----END RSA PRIVATE", " KEY-----");
        QCOMPARE(redacted(cat("a ", key, " b")), std::string("a ***---- b"));
        QCOMPARE(redacted("x -----BEGIN PRIVATE KEY-----\nMIIabcdef").substr(0, 5),
                 std::string("x ***"));
    }

    void hiddenValuesGoInEveryWriting()
    {
        const std::string value = "p/a\"ss w+rd\\1";
        const Redactor redactor({}, {Secret(value), Secret("abc")});
        for (std::string text :
             {value, std::string(R"(p/a\"ss w+rd\\1)"), std::string(R"(p\/a\"ss w+rd\\1)"),
              std::string("p%2Fa%22ss%20w%2Brd%5C1")}) {
            const std::string before = text;
            redactor.text(text);
            QVERIFY2(text != before && text.starts_with("***") && text.size() <= 7, text.c_str());
        }
        std::string text = "abc is too short to hide";
        redactor.text(text);
        QCOMPARE(text, std::string("abc is too short to hide"));
    }

    void theLongerOfTwoValuesGoesWhole()
    {
        const Redactor redactor({}, {Secret("secret"), Secret("secret-of-the-gate")});
        std::string text = "a secret-of-the-gate b secret c";
        redactor.text(text);
        QCOMPARE(text, std::string("a *** b *** c"));
    }

    void aCutTextDoesNotEndInABeginning()
    {
        const Redactor redactor({}, {Secret("correct-horse-battery-staple")});
        std::string text = "the word is correct-horse-bat";
        redactor.text(text, true);
        QCOMPARE(text, std::string("the word is ***"));
        std::string whole = "the word is correct-horse-bat";
        redactor.text(whole);
        QCOMPARE(whole, std::string("the word is correct-horse-bat"));
    }

    void headersGoByName()
    {
        const Redactor redactor({"X-Own-Key"});
        const std::string lines = headers(
            redactor,
            "Host: api.example\nAuthorization: Bearer abcdefghijklmnopqrstuvwxyz\nX-API-Key: "
            "short\n"
            "cookie: a=b; c=d\nx-own-key: 1234\nX-Team-Token: 99\nAccept: */*\nReferer: "
            "https://a.example/?key=12345\n"
            "x-ratelimit-remaining-tokens: 100\n");
        QCOMPARE(lines,
                 std::string(
                     "Host: api.example\nAuthorization: Bearer ***wxyz\nX-API-Key: ***\n"
                     "cookie: ***\nx-own-key: ***\nX-Team-Token: ***\nAccept: */*\n"
                     "Referer: https://a.example/?key=***\nx-ratelimit-remaining-tokens: 100\n"));
    }

    /// What is remembered of texts changes nothing of what comes out.
    void rememberedTextsAreTheSame()
    {
        const Redactor redactor({}, {Secret("hunter22")});
        CleanTexts clean;
        for (int i = 0; i < 3; ++i) {
            Exchange exchange;
            exchange.path = "/v1/chat?key=12345";
            exchange.modelAsked = "/v1/chat?key=12345";  // the same text, but no address
            exchange.userAgent = "agent 1.0";
            exchange.errorText = "hunter22 was seen";
            redactor.exchange(exchange, &clean);
            QCOMPARE(exchange.path, std::string("/v1/chat?key=***"));
            QCOMPARE(exchange.modelAsked, std::string("/v1/chat?key=12345"));
            QCOMPARE(exchange.userAgent, std::string("agent 1.0"));
            QCOMPARE(exchange.errorText, std::string("*** was seen"));
        }
    }

    /// Wherever a key stands, in texts of every length: the search goes by sixteen bytes.
    void keysAreFoundAtEveryPlace()
    {
        const std::string hidden = "quiet horse";
        const Redactor redactor({}, {Secret(hidden)});
        const Redactor many(
            {}, {Secret(hidden), Secret("azure 1"), Secret("crane 2"), Secret("diver 3"),
                 Secret("eagle 4"), Secret("fjord 5"), Secret("grape 6"), Secret("house 7")});
        for (const auto& key : {made("sk-", 24), made("gsk_", 24), made("AIza", 35),
                                made("github_pat_", 30), cat("Bearer ", made("x", 24)), hidden}) {
            for (std::size_t before = 0; before < 40; ++before) {
                for (const std::size_t after : {0U, 1U, 15U, 16U, 17U}) {
                    const std::string text =
                        cat(std::string(before, ' '), key, std::string(after, ' '));
                    for (const auto* one : {&redactor, &many}) {
                        std::string done = text;
                        one->text(done);
                        QVERIFY2(done.find(key) == std::string::npos, text.c_str());
                        QVERIFY(done.size() >= before + after + 3);
                    }
                }
            }
        }
    }

    /// A value inside a key does not save the rest of the key.
    void theKeyAroundAValueGoesToo()
    {
        const Redactor redactor({}, {Secret("k-A1b2")});
        std::string text = made("sk-", 30);
        redactor.text(text);
        QVERIFY(text.starts_with("***") && text.size() == 7);
    }

    void urlsLoseKeysAndUsers()
    {
        const Redactor redactor;
        std::string url =
            "https://me:pass@host.example/v1beta/models?key=AbCdEf&alt=sse&access_token=x";
        redactor.url(url);
        QCOMPARE(
            url,
            std::string("https://***@host.example/v1beta/models?key=***&alt=sse&access_token=***"));
        url = "/v1/chat?page=2";
        redactor.url(url);
        QCOMPARE(url, std::string("/v1/chat?page=2"));
    }

    void twiceIsOnce()
    {
        Exchange exchange;
        exchange.errorText = cat("Authorization: Bearer ", made("sk-", 40), "\n");
        exchange.path = cat("/v1?key=", made("AIza", 35));
        exchange.requestBody.bytes = cat("{\"k\":\"", made("gsk_", 30), "\"}");
        const Redactor redactor;
        redactor.exchange(exchange);
        const Exchange once = exchange;
        redactor.exchange(exchange);
        QCOMPARE(exchange.errorText, once.errorText);
        QCOMPARE(exchange.path, once.path);
        QCOMPARE(exchange.requestBody.bytes, once.requestBody.bytes);
    }
};

}  // namespace gatehouse::record

using gatehouse::record::RedactTest;
GH_SUITE(RedactTest)
#include "redact_test.moc"
