#include "proxy/core/guard/tongue.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class TongueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void languagesAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("tongue");
        const auto row = [](const char* tongue, const char* text) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(tongue);
        };
        row("en", "Can you tell me what the weather is like in the mountains?");
        row("de", "Kannst du mir sagen, wie das Wetter in den Bergen ist und ob es regnet?");
        row("fr", "Est-ce que vous pouvez me dire quel temps il fait dans les montagnes ?");
        row("es",
            "¿Me puedes decir qué tiempo hace en las montañas y si va a llover por la tarde?");
        row("it", "Mi puoi dire che tempo fa in montagna e se la strada è aperta per le auto?");
        row("pt", "Você pode me dizer como está o tempo na serra e se as estradas não fecham?");
        row("nl", "Kun je me zeggen wat voor weer het is in de bergen en of het gaat regenen?");
        row("pl", "Czy możesz mi powiedzieć, jaka jest pogoda w górach i czy nie będzie padać?");
        row("sv", "Kan du säga mig hur vädret är i bergen och om det är öppet för bilar?");
        row("tr", "Dağlarda hava nasıl ve yollar bu hafta için açık mı, bir de kar var mı?");
        row("ru", "Скажи, пожалуйста, какая погода в горах");
        row("uk", "Скажи, будь ласка, яка погода в горах і чи їздять автівки");
        row("el", "Πες μου τι καιρό κάνει στα βουνά");
        row("he", "תגיד לי מה מזג האוויר בהרים");
        row("ar", "أخبرني كيف حال الطقس في الجبال");
        row("fa", "به من بگو هوا در کوه چگونه است و چرا");
        row("hi", "मुझे बताओ पहाड़ों में मौसम कैसा है");
        row("th", "ช่วยบอกหน่อยว่าอากาศบนภูเขาเป็นอย่างไร");
        row("ko", "산 위의 날씨가 어떤지 말해 주세요 부탁합니다");
        row("ja", "山の天気がどうなっているか教えてください");
        row("zh", "请告诉我山上的天气怎么样以及道路是否开放");
        row("", "ok");
        row("", "int main() { return 0; }");
        row("", "4111 1111 1111 1111");
    }

    void languagesAreTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, tongue);
        const std::string said = text.toStdString();
        QCOMPARE(QByteArray::fromStdString(std::string(guard::tongueOf(said))), tongue);
        QVERIFY(tongue.isEmpty() || guard::isTongue(tongue.toStdString()));
    }

    void brokenBytesAreNoHarm()
    {
        for (const char* text : {"\xF0\x9F", "\xC3", "\xFF\xFE\xFD", "a\xE4\xB8"})
            QVERIFY(guard::tongueOf(text).empty());
        QVERIFY(!guard::isTongue("klingon") && !guard::isTongue(""));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TongueTest;
GH_SUITE(TongueTest)
#include "tongue_test.moc"
