#include "ui/widgets/secret_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

KeyPlace placeOf(const SecretRef& reference, KeyPlace otherwise)
{
    if (reference.source() == "keychain") return KeyPlace::Keychain;
    if (reference.source() == "vault") return KeyPlace::Vault;
    if (reference.source() == "env") return KeyPlace::Environment;
    return reference.empty() ? otherwise : KeyPlace::Keychain;  // a file's own name stays
}

}  // namespace

SecretField::SecretField(const QString& prefix, const Texts& texts, const SecretRef& before,
                         KeyPlace place, const QString& keychainTrouble, QWidget* parent)
    : QWidget(parent), before_(before), keychainTrouble_(keychainTrouble), name_(texts.name)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    place_ = new QComboBox;
    place_->setObjectName(prefix + QStringLiteral(".keyPlace"));
    place_->setAccessibleName(tr("Where it is kept: %1").arg(texts.name));
    place_->addItem(tr("In the system's keychain"), static_cast<int>(KeyPlace::Keychain));
    place_->addItem(tr("In an encrypted file"), static_cast<int>(KeyPlace::Vault));
    place_->addItem(tr("In an environment variable"), static_cast<int>(KeyPlace::Environment));
    place_->addItem(texts.none, static_cast<int>(KeyPlace::None));
    const KeyPlace now = placeOf(before, place);
    place_->setCurrentIndex(place_->findData(static_cast<int>(now)));
    addField(column, texts.name, place_);
    key_ = makeField(prefix + QStringLiteral(".key"), texts.name, {},
                     before.empty() ? texts.paste : tr("Kept. Type to replace it"));
    key_->setEchoMode(QLineEdit::Password);
    key_->setProperty("mono", true);
    column->addWidget(key_);
    variable_ = makeField(prefix + QStringLiteral(".variable"), tr("Environment variable"),
                          before.source() == "env" ? app::text(before.name()) : texts.variable,
                          QStringLiteral("MY_API_KEY"));
    variable_->setProperty("mono", true);
    column->addWidget(variable_);
    hint_ = makeLabel({}, "small");
    hint_->setWordWrap(true);
    column->addWidget(hint_);
    connect(place_, &QComboBox::currentIndexChanged, this, [this] {
        showPlace();
        Q_EMIT placeChanged();
    });
    showPlace();
}

KeyPlace SecretField::place() const
{
    return static_cast<KeyPlace>(place_->currentData().toInt());
}

void SecretField::showPlace()
{
    const KeyPlace now = place();
    key_->setVisible(now == KeyPlace::Keychain || now == KeyPlace::Vault);
    variable_->setVisible(now == KeyPlace::Environment);
    QString hint;
    if (now == KeyPlace::Keychain && !keychainTrouble_.isEmpty()) {
        hint = tr("The keychain is unavailable: %1 Take the encrypted file or an environment "
                  "variable.")
                   .arg(keychainTrouble_);
    } else if (now == KeyPlace::Vault) {
        hint = tr("Sealed with a pass phrase, which is asked for at every start.");
    } else if (now == KeyPlace::Environment) {
        hint = tr("Read when the gateway starts and at every change.");
    }
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
    setRole(hint_, now == KeyPlace::Keychain ? "bad" : "small");
}

SecretRef SecretField::reference(const std::string& name) const
{
    switch (place()) {
        case KeyPlace::Keychain:
            return key_->text().isEmpty() ? before_ : SecretRef{"keychain:" + name};
        case KeyPlace::Vault:
            return key_->text().isEmpty() ? before_ : SecretRef{"vault:" + name};
        case KeyPlace::Environment:
            return {"env:" + variable_->text().trimmed().toStdString()};
        case KeyPlace::None:
            break;
    }
    return {};
}

Secret SecretField::typed() const
{
    const bool kept = place() == KeyPlace::Keychain || place() == KeyPlace::Vault;
    return kept ? Secret(key_->text().trimmed().toStdString()) : Secret();
}

Secret SecretField::value(const std::function<Secret()>& known) const
{
    if (Secret text = typed(); !text.empty()) return text;
    if (place() == KeyPlace::Environment)
        return Secret(qgetenv(variable_->text().trimmed().toLatin1().constData()).toStdString());
    return place() != KeyPlace::None && known ? known() : Secret();
}

QString SecretField::trouble() const
{
    const bool kept = place() == KeyPlace::Keychain || place() == KeyPlace::Vault;
    if (place() == KeyPlace::Environment && variable_->text().trimmed().isEmpty())
        return tr("Name the environment variable that holds the key.");
    if (kept && key_->text().trimmed().isEmpty() && before_.empty())
        return tr("Paste the key, or choose that there is none.");
    return {};
}

}  // namespace gatehouse::ui
