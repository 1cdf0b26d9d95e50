#include "ui/widgets/secret_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

namespace {

struct Field {
    explicit Field(const SecretRef& before, ui::KeyPlace place = ui::KeyPlace::None)
        : widget(QStringLiteral("x"),
                 {QStringLiteral("Key"), QStringLiteral("None"), QStringLiteral("Paste"),
                  QStringLiteral("X_TOKEN")},
                 before, place, {})
    {
    }

    void choose(ui::KeyPlace place)
    {
        auto* box = widget.findChild<QComboBox*>(QStringLiteral("x.keyPlace"));
        box->setCurrentIndex(box->findData(static_cast<int>(place)));
    }

    void type(const char* part, const char* text)
    {
        widget.findChild<QLineEdit*>(QLatin1String(part))->setText(QLatin1String(text));
    }

    ui::SecretField widget;
};

Secret kept()
{
    return Secret("kept");
}

}  // namespace

class SecretFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void whatIsKeptStaysUntilSomethingIsTyped()
    {
        Field field({"file:/run/key"});
        QCOMPARE(field.widget.place(), ui::KeyPlace::Keychain);
        QVERIFY(field.widget.reference("n").text == "file:/run/key");
        QVERIFY(field.widget.typed().empty());
        QVERIFY(field.widget.trouble().isEmpty());
        QVERIFY(field.widget.value(kept).reveal() == "kept");
        field.type("x.key", " new ");
        QVERIFY(field.widget.reference("n").text == "keychain:n");
        QVERIFY(field.widget.typed().reveal() == "new");
        QVERIFY(field.widget.value(kept).reveal() == "new");
    }

    void aPlaceWithoutASecretIsTold()
    {
        Field field({});
        QCOMPARE(field.widget.place(), ui::KeyPlace::None);
        QVERIFY(field.widget.trouble().isEmpty());
        QVERIFY(field.widget.value(kept).empty());
        QSignalSpy spy(&field.widget, &ui::SecretField::placeChanged);
        field.choose(ui::KeyPlace::Vault);
        QCOMPARE(spy.size(), 1);
        QVERIFY(!field.widget.trouble().isEmpty());
        field.type("x.key", "abc");
        QVERIFY(field.widget.reference("n").text == "vault:n");
        field.choose(ui::KeyPlace::Environment);
        QVERIFY(field.widget.reference("n").text == "env:X_TOKEN");
        QVERIFY(field.widget.typed().empty());
        field.type("x.variable", "");
        QVERIFY(!field.widget.trouble().isEmpty());
        field.choose(ui::KeyPlace::None);
        QVERIFY(field.widget.reference("n").empty());
    }

    void aVariableIsRead()
    {
        qputenv("GATEHOUSE_TEST_SECRET", "of the environment");
        Field field({"env:GATEHOUSE_TEST_SECRET"});
        QCOMPARE(field.widget.place(), ui::KeyPlace::Environment);
        QVERIFY(field.widget.value(kept).reveal() == "of the environment");
        qunsetenv("GATEHOUSE_TEST_SECRET");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SecretFieldTest;
GH_SUITE(SecretFieldTest)
#include "secret_field_test.moc"
