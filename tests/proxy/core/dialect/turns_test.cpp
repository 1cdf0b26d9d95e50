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
    Turns turns;
    const std::string picture(4096, 'A');
    turns.mediaUrl("user", "image", "https://x/y.png");
    turns.mediaUrl("user", "image", "data:image/png;base64," + picture);
    turns.mediaUrl("user", "image", "data:");
    turns.keepMedia();
    turns.mediaUrl("user", "image", "data:image/png;base64," + picture);
    const auto out = turns.take();
    QCOMPARE(out[0].text, std::string("https://x/y.png"));
    QCOMPARE(out[1].text, std::string("image/png, 3 KB"));
    QVERIFY(out[1].data.empty());  // not wanted
    QCOMPARE(out[2].text, std::string("data, 0 bytes"));
    QCOMPARE(out[3].data, picture);
    QCOMPARE(describeBinary("audio/wav", "AAAA"), std::string("audio/wav, 3 bytes"));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::TurnsTest;
GH_SUITE(TurnsTest)

#include "turns_test.moc"
