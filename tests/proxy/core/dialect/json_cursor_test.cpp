#include "proxy/core/dialect/json_cursor.h"

#include <string>

#include "proxy/core/base/random.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class JsonCursorTest : public QObject {
    Q_OBJECT

private slots:
    void goodTextsAreSkippedWhole();
    void badTextsFail();
    void stringsOfEveryLength();
    void escapesAcrossBlocks();
    void leapGoesAsFarAsSkip();
    void escapes();
    void numbers();
    void membersInOrder();
    void depthHasALimit();
    void everyPrefixEndsQuietly();
};

void JsonCursorTest::goodTextsAreSkippedWhole()
{
    for (const char* text :
         {"{}", "[]", " { \"a\" : [ 1 , -2.5e3 , \"x\\\"y\" , null , true , false , { } ] } ",
          "\"\"", "0", "[[[]],[{\"a\":{\"b\":[]}}]]", "{\"a\":\"\\u00e9\",\"b\":\"\xc3\xa9\"}"}) {
        JsonCursor cursor(text);
        QVERIFY2(cursor.skip() && cursor.atEnd(), text);
    }
}

void JsonCursorTest::badTextsFail()
{
    for (const char* text : {"",         "{",          "}",
                             "{]",       "[}",         "{\"a\"}",
                             "{\"a\":}", "{\"a\":1,}", "{a:1}",
                             "[1 2]",    "\"open",     "\"open\\",
                             "nul",      "-",          "{\"a\":1 \"b\":2}",
                             "[,1]",     "{,}",        "{\"a\":1,,\"b\":2}",
                             "e5",       ".5"}) {
        JsonCursor cursor(text);
        QVERIFY2(!(cursor.skip() && cursor.atEnd()), text);
    }
    JsonCursor trailing("[1,]");
    QVERIFY(!(trailing.skip() && trailing.atEnd()));
}

void JsonCursorTest::stringsOfEveryLength()
{
    // The scan goes by 16 and 64 bytes: quotes and escapes at every place relative to that.
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string plain(size, 'x');
        std::string value;
        const std::string text = "[\"" + plain + "\\\"" + plain + "\",7]";
        JsonCursor cursor(text);
        QVERIFY(cursor.enterArray() && cursor.nextItem() && cursor.take(value));
        QCOMPARE(value, plain + '"' + plain);
        std::int64_t number = 0;
        QVERIFY(cursor.nextItem() && cursor.take(number));
        QCOMPARE(number, 7);
        QVERIFY(!cursor.nextItem() && cursor.atEnd());
    }
}

void JsonCursorTest::escapesAcrossBlocks()
{
    // Strings of quotes, backslashes and letters at every offset of the 64-byte blocks, against the
    // plain rule.
    gatehouse::Random random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text(random.next() % 70, ' ');
        text += '"';
        const std::size_t body = random.next() % 400;
        for (std::size_t i = 0; i < body; ++i) {
            const auto kind = random.next() % 4;
            if (kind == 0) text += '\\';
            text += kind < 2 ? (random.next() % 2 == 0 ? '"' : '\\') : 'x';
            if (kind == 1) text.back() = 'y';
        }
        text += '"';
        text += std::string(random.next() % 80, ',');
        std::size_t end = text.find('"') + 1;
        while (end < text.size() && text[end] != '"')
            end += text[end] == '\\' ? std::size_t{2} : std::size_t{1};
        JsonCursor cursor(text);
        QCOMPARE(cursor.skip(), end < text.size());
        if (end < text.size()) QCOMPARE(cursor.at(), end + 1);
    }
}

void JsonCursorTest::leapGoesAsFarAsSkip()
{
    gatehouse::Random random(11);
    const auto write = [&](const auto& self, int depth) -> std::string {
        const auto kind = random.next() % (depth > 6 ? 3 : 5);
        if (kind == 0) return "-12.5e3";
        if (kind < 3) {
            std::string text = "\"";
            for (std::size_t i = random.next() % 90; i > 0; --i) {
                constexpr std::string_view kPieces[] = {"a",    "{",    "]", "}", "[",
                                                        "\\\\", "\\\"", ",", ":"};
                text += kPieces[random.next() % std::size(kPieces)];
            }
            return text + '"';
        }
        std::string text(1, kind == 3 ? '{' : '[');
        for (std::size_t i = random.next() % 5, n = i; i > 0; --i) {
            if (i != n) text += ", ";
            if (kind == 3) text += "\"k\" : ";
            text += self(self, depth + 1);
        }
        return text + (kind == 3 ? '}' : ']');
    };
    for (int round = 0; round < 5'000; ++round) {
        const std::string text = write(write, 0) + std::string(random.next() % 100, ' ') + "\"}]\"";
        JsonCursor one(text);
        JsonCursor other(text);
        QVERIFY(one.skip());
        QVERIFY(other.leap());
        QCOMPARE(other.at(), one.at());
    }
}

void JsonCursorTest::escapes()
{
    QCOMPARE(unescapeJson(R"(a\n\t\\\/\"b)"), std::string("a\n\t\\/\"b"));
    QCOMPARE(unescapeJson(R"(\u00e9 \ud83d\ude00)"), std::string("\xc3\xa9 \xf0\x9f\x98\x80"));
    QCOMPARE(unescapeJson(R"(\ud83d x)"), std::string("\xef\xbf\xbd x"));
    QCOMPARE(unescapeJson(R"(\ud83d\u0041)"), std::string("\xef\xbf\xbd"
                                                          "A"));
    QCOMPARE(unescapeJson(R"(\uZZ)"), std::string("\xef\xbf\xbdZZ"));
    QCOMPARE(unescapeJson("end\\"), std::string("end"));
    QVERIFY(isKey("model", "model"));
    QVERIFY(isKey("mod\\u0065l", "model"));
    QVERIFY(!isKey("models", "model"));
    QVERIFY(!isKey("mode", "model"));
}

void JsonCursorTest::numbers()
{
    const auto read = [](std::string text) {
        std::int64_t value = -1;
        JsonCursor cursor(text);
        return cursor.take(value) ? value : -1;
    };
    QCOMPARE(read("12"), 12);
    QCOMPARE(read("12.0"), 12);
    QCOMPARE(read("1e3"), 1000);
    QCOMPARE(read("\"12\""), -1);
    QCOMPARE(read("null"), -1);
    QCOMPARE(read("1e300"), -1);
    QCOMPARE(read("9223372036854775807"), INT64_MAX);
    const auto written = [](std::string_view text) {
        std::string_view number;
        JsonCursor cursor(text);
        return cursor.takeNumber(number) ? number : "none";
    };
    QCOMPARE(written(" 1.50e-6 "), std::string_view("1.50e-6"));
    QCOMPARE(written("-0"), std::string_view("-0"));
    QCOMPARE(written("\"1\""), std::string_view("none"));
    QCOMPARE(written("true"), std::string_view("none"));
}

void JsonCursorTest::membersInOrder()
{
    JsonCursor cursor(R"({"a":1,"b":{"c":[1,2]},"d":"e"})");
    QVERIFY(cursor.enterObject());
    std::string keys;
    for (std::string_view key; cursor.nextKey(key);) {
        keys += key;
        cursor.skip();
    }
    QCOMPARE(keys, std::string("abd"));
    QVERIFY(cursor.atEnd());
    JsonCursor broken(R"({"a":1 "b":2})");
    QVERIFY(broken.enterObject());
    std::string_view key;
    QVERIFY(broken.nextKey(key) && broken.skip());
    QVERIFY(!broken.nextKey(key));
    QVERIFY(broken.failed());
}

void JsonCursorTest::depthHasALimit()
{
    const std::string deep =
        std::string(JsonCursor::kMaxDepth, '[') + std::string(JsonCursor::kMaxDepth, ']');
    QVERIFY(JsonCursor(deep).skip());
    JsonCursor bomb(std::string_view("["));
    const std::string text(5'000'000, '[');
    bomb = JsonCursor(text);
    QVERIFY(!bomb.skip());
    QCOMPARE(bomb.problem(), "the text is nested too deeply");
    std::string mixed;
    for (int i = 0; i < 500; ++i) mixed += R"({"a":[)";
    for (int i = 0; i < 500; ++i) mixed += "]}";
    JsonCursor cursor(mixed);
    QVERIFY(cursor.skip() && cursor.atEnd());
    mixed[mixed.size() - 1] = ']';
    QVERIFY(!JsonCursor(mixed).skip());
}

void JsonCursorTest::everyPrefixEndsQuietly()
{
    const std::string text = R"({"model":"a\u00e9","stream":true,"n":[1,2.5,{"x":null}],"s":"\\"})";
    for (std::size_t size = 0; size < text.size(); ++size) {
        const std::string part = text.substr(0, size);
        JsonCursor cursor(part);
        QVERIFY(!cursor.skip() || !cursor.atEnd());
        QVERIFY(cursor.at() <= part.size());
    }
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::JsonCursorTest;
GH_SUITE(JsonCursorTest)

#include "json_cursor_test.moc"
