#include "proxy/core/dialect/turns.h"

#include <boost/json.hpp>

#include "tests/support/suite.h"

namespace gatehouse::dialect {

class TurnsTest : public QObject {
    Q_OBJECT

private slots:
    void garbageIsNull();
    void textsAreJoined();
    void openTurnsKeepTheirPlace();
    void binariesAreDescribed();
};

void TurnsTest::garbageIsNull()
{
    for (const char* text : {"", "{", "[1,", "\xff", "nul"}) QVERIFY(parsedJson(text).is_null());
    QVERIFY(parsedJson(std::string(100'000, '[')).is_null());
    QVERIFY(parsedJson("{\"a\":\"\xff\"}").is_object());
    QVERIFY(listOf(nullptr).empty());
    QVERIFY(memberOf(nullptr, "a") == nullptr);
}

void TurnsTest::textsAreJoined()
{
    const auto value = parsedJson(R"([{"text":"a"},"b",{"other":1},{"text":""},{"text":"c"}])");
    QCOMPARE(joinedText(&value), std::string("a\nb\nc"));
    const auto object = parsedJson(R"({"x":[1]})");
    QCOMPARE(jsonOf(&object), std::string(R"({"x":[1]})"));
}

void TurnsTest::openTurnsKeepTheirPlace()
{
    Turns turns;
    turns.open("1", "assistant", "thinking").text += "t";
    turns.open("2", "assistant", "text").text += "a";
    turns.open("1", "assistant", "thinking").text += "u";
    turns.text("user", "text", "");
    turns.open("3", "assistant", "text");
    turns.open("2", "assistant", "text").text += "\xff";
    const auto out = turns.take();
    QCOMPARE(out.size(), std::size_t{2});
    QCOMPARE(out[0].text, std::string("tu"));
    QCOMPARE(out[1].text, std::string("a\xef\xbf\xbd"));
    QVERIFY(turns.empty());
}

void TurnsTest::binariesAreDescribed()
{
    QCOMPARE(describeUrl("https://x/y.png"), std::string("https://x/y.png"));
    QCOMPARE(describeUrl("data:image/png;base64," + std::string(4096, 'A')),
             std::string("image/png, 3 KB"));
    QCOMPARE(describeUrl("data:"), std::string("data, 0 bytes"));
    QCOMPARE(describeBinary("audio/wav", "AAAA"), std::string("audio/wav, 3 bytes"));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::TurnsTest;
GH_SUITE(TurnsTest)

#include "turns_test.moc"
