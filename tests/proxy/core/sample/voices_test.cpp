#include "proxy/core/sample/voices.h"

#include <boost/json.hpp>

#include "tests/support/suite.h"

namespace gatehouse::sample {

class VoicesTest : public QObject {
    Q_OBJECT

private slots:
    void lookingIntoAnything();
};

void VoicesTest::lookingIntoAnything()
{
    const auto root = boost::json::parse(
        R"({"a":{"b":"x"},"n":2.0,"big":1e300,"t":true,"list":["p",{"text":"q"},3]})");
    QCOMPARE(textOf(find(find(&root, "a"), "b")), std::string_view("x"));
    QVERIFY(find(find(&root, "n"), "b") == nullptr);
    QCOMPARE(numberOf(find(&root, "n")), 2);
    QCOMPARE(numberOf(find(&root, "big")), 0);
    QCOMPARE(numberOf(find(&root, "a")), 0);
    QVERIFY(isTrue(find(&root, "t")) && !isTrue(nullptr));
    QCOMPARE(textsOf(find(&root, "list")), std::string("p\nq"));
}

}  // namespace gatehouse::sample

using gatehouse::sample::VoicesTest;
GH_SUITE(VoicesTest)

#include "voices_test.moc"
