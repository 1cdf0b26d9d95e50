#include "proxy/core/http/field_name.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::http {

class FieldNameTest : public QObject {
    Q_OBJECT

private slots:

    /// What the compiler makes of a literal is what is made of a name that came over the wire.
    void theNumberIsTheSameForAnyCase()
    {
        constexpr NameHash kHost = hashOfName("host");
        constexpr NameHash kLong = hashOfName("anthropic-dangerous-direct-browser-access");
        QCOMPARE(hashOfName(std::string("hOsT")), kHost);
        QCOMPARE(hashOfName(std::string("Anthropic-Dangerous-Direct-Browser-Access")), kLong);
        QVERIFY(kHost != kLong);
        std::string name;
        for (char c = 'a'; c <= 'z'; ++c) {
            name += c;
            std::string upper = name;
            for (char& letter : upper) letter = static_cast<char>(letter - 'a' + 'A');
            QCOMPARE(hashOfName(upper), hashOfName(name));
            QVERIFY(hashOfName(name) != hashOfName(name + "-"));
        }
        QCOMPARE(hashOfName(""), hashOfName(std::string_view()));
    }

    void aSetKnowsItsNamesAndNoOthers()
    {
        static constexpr NameSet<4> kNames({"te", "Upgrade", "keep-alive", "transfer-encoding"});
        for (const char* name : {"TE", "upgrade", "Keep-Alive", "Transfer-Encoding"})
            QVERIFY(kNames.has(name));
        for (const char* name : {"", "t", "te ", "upgraded", "keep_alive", "transfer-encodin"})
            QVERIFY(!kNames.has(name));
    }
};

}  // namespace gatehouse::http

using gatehouse::http::FieldNameTest;
GH_SUITE(FieldNameTest)
#include "field_name_test.moc"
