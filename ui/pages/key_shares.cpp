#include "ui/pages/key_shares.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

/// "env:NAME" names a place; anything else is a key itself.
bool namesAPlace(const QString& text)
{
    static const QRegularExpression kPlace(QStringLiteral("^(env|file):\\S+$"));
    return kPlace.match(text).hasMatch();
}

std::string slugOf(const QString& name)
{
    std::string slug;
    for (const QChar letter : name.toLower()) {
        const bool plain = letter.unicode() < 128 && letter.isLetterOrNumber();
        slug.push_back(plain ? static_cast<char>(letter.unicode()) : '-');
    }
    return slug;
}

QSpinBox* makeWeight(const QString& objectName, const QString& name, std::int64_t value)
{
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setRange(0, static_cast<int>(config::kMostWeight));
    box->setValue(static_cast<int>(value));
    box->setFixedWidth(72);
    box->setAlignment(Qt::AlignRight);
    return box;
}

}  // namespace

KeyShares::KeyShares(const config::ProviderConfig& provider, QWidget* parent)
    : QWidget(parent), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(6);
    head_ = new QWidget(this);
    auto* row = new QHBoxLayout(head_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("Share of this key among the keys below"), "small2"), 1);
    first_ = makeWeight(QStringLiteral("provider.keyWeight"), tr("Share of the first key"),
                        provider.keyWeight);
    row->addWidget(first_);
    row->addSpacing(38);  // the width of the remove buttons below
    column_->addWidget(head_);
    auto* more = makeButton(QStringLiteral("provider.moreKeys"), tr("Add another key"), "link",
                            QStringLiteral("plus"), this);
    column_->addWidget(more, 0, Qt::AlignLeft);
    for (const config::ProviderKeyConfig& key : provider.moreKeys) add(key);
    connect(more, &QPushButton::clicked, this, [this] {
        config::ProviderKeyConfig fresh;
        fresh.name = tr("key %1").arg(rows_.size() + 2).toStdString();
        add(fresh);
        rows_.back().key->setFocus();
    });
    showHead();
}

void KeyShares::add(const config::ProviderKeyConfig& key)
{
    const QString number = QString::number(rows_.size());
    Row made;
    made.before = key;
    made.box = new QWidget(this);
    auto* row = new QHBoxLayout(made.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    made.name = makeField(QStringLiteral("provider.keyName.") + number, tr("Name of the key"),
                          app::text(key.name), tr("Name"));
    made.name->setFixedWidth(130);
    const QString place = app::text(key.key.text);
    made.key = makeField(QStringLiteral("provider.moreKey.") + number, tr("Key"), {},
                         key.key.empty()      ? tr("Paste the key, or env:NAME")
                         : namesAPlace(place) ? place
                                              : tr("Kept. Type to replace it"));
    made.key->setEchoMode(QLineEdit::Password);
    made.key->setProperty("mono", true);
    made.weight = makeWeight(QStringLiteral("provider.weight.") + number, tr("Share of the calls"),
                             key.weight);
    auto* remove = makeIconButton(QStringLiteral("provider.removeKey.") + number,
                                  tr("Remove this key"), QStringLiteral("trash"));
    for (QWidget* each : {static_cast<QWidget*>(made.name), static_cast<QWidget*>(made.key),
                          static_cast<QWidget*>(made.weight), static_cast<QWidget*>(remove)})
        row->addWidget(each);
    row->setStretch(1, 1);
    column_->insertWidget(column_->count() - 1, made.box);
    connect(remove, &QToolButton::clicked, this, [this, box = made.box] { this->remove(box); });
    rows_.push_back(made);
    showHead();
}

void KeyShares::remove(QWidget* box)
{
    std::erase_if(rows_, [box](const Row& row) { return row.box == box; });
    box->deleteLater();
    box->hide();
    showHead();
}

void KeyShares::showHead()
{
    head_->setVisible(!rows_.empty());
}

/// Where a typed key goes: where the one before it is, else a place of its own. "+" stands in no id
/// of a provider, so no other provider's key is meant.
std::string KeyShares::placeOf(const Row& row, const config::ProviderConfig& provider,
                               const std::string& place) const
{
    if (row.before.key.text.starts_with(place)) return row.before.key.text;
    const std::string wanted = place + provider.id + "+" + slugOf(row.name->text().trimmed());
    const auto taken = [&](const std::string& text) {
        const auto is = [&text](const auto& each) { return each.key.text == text; };
        return std::ranges::any_of(provider.moreKeys, is) ||
               std::ranges::any_of(rows_, [&](const Row& other) { return is(other.before); });
    };
    std::string free = wanted;
    for (int n = 2; taken(free); ++n) free = wanted + "-" + std::to_string(n);
    return free;
}

void KeyShares::apply(config::ProviderConfig& provider, const std::string& place) const
{
    provider.moreKeys.clear();
    provider.keyWeight = rows_.empty() ? config::ProviderConfig().keyWeight : first_->value();
    for (const Row& row : rows_) {
        config::ProviderKeyConfig key = row.before;
        key.name = row.name->text().trimmed().toStdString();
        key.weight = row.weight->value();
        const QString typed = row.key->text().trimmed();
        if (namesAPlace(typed)) {
            key.key.text = typed.toStdString();
        } else if (!typed.isEmpty()) {
            key.key.text = placeOf(row, provider, place);
        }
        provider.moreKeys.push_back(std::move(key));
    }
}

void KeyShares::addTyped(const config::ProviderConfig& provider,
                         std::vector<std::pair<SecretRef, Secret>>& typed) const
{
    for (std::size_t i = 0; i < rows_.size() && i < provider.moreKeys.size(); ++i) {
        const QString text = rows_[i].key->text().trimmed();
        if (!text.isEmpty() && !namesAPlace(text))
            typed.emplace_back(provider.moreKeys[i].key, Secret(text.toStdString()));
    }
}

QString KeyShares::trouble() const
{
    QStringList names;
    for (const Row& row : rows_) {
        const QString name = row.name->text().trimmed();
        if (name.isEmpty()) return tr("Give each further key a name.");
        // Two names that make one place would overwrite each other there.
        const QString slug = QString::fromStdString(slugOf(name));
        if (names.contains(slug)) return tr("Two keys are called %1.").arg(name);
        names += slug;
        if (row.before.key.empty() && row.key->text().trimmed().isEmpty())
            return tr("Paste the key called %1, or remove it.").arg(name);
    }
    return {};
}

}  // namespace gatehouse::ui
