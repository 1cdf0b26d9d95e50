#include "ui/widgets/scope_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

ScopeBar::ScopeBar(const QString& objectName, QWidget* parent)
    : QWidget(parent),
      parts_{{{&store::Scope::provider, tr("Provider"), nullptr, {}},
              {&store::Scope::model, tr("Model"), nullptr, {}},
              {&store::Scope::key, tr("Key"), nullptr, {}}}}
{
    setObjectName(objectName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    constexpr std::array<const char*, 3> kEndings{".provider", ".model", ".key"};
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        auto* chip = new QToolButton(this);
        chip->setObjectName(objectName + QLatin1String(kEndings[i]));
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setIcon(Theme::icon(QStringLiteral("close")));
        chip->setIconSize({12, 12});
        chip->setLayoutDirection(layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight
                                                                      : Qt::RightToLeft);
        chip->setCursor(Qt::PointingHandCursor);
        connect(chip, &QToolButton::clicked, this, [this, i] { choose(parts_[i], {}); });
        parts_[i].chip = chip;
        row->addWidget(chip);
    }
    add_ = makeIconButton(objectName + QStringLiteral(".add"),
                          tr("Narrow to a provider, model or key"), QStringLiteral("filter"), this);
    menu_ = new QMenu(add_);
    add_->setMenu(menu_);
    add_->setPopupMode(QToolButton::InstantPopup);
    connect(menu_, &QMenu::aboutToShow, this, &ScopeBar::fillMenu);
    row->addWidget(add_);
    showChips();
}

void ScopeBar::setScope(const store::Scope& scope)
{
    scope_ = scope;
    showChips();
}

void ScopeBar::setChoices(const store::Overview& overview)
{
    const std::array<const std::vector<store::Share>*, 3> lists{&overview.providers,
                                                                &overview.models, &overview.keys};
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        QStringList& choices = parts_[i].choices;
        choices.clear();
        for (const store::Share& share : *lists[i]) {
            const QString name = app::text(share.name);
            if (!name.isEmpty() && !choices.contains(name)) choices.append(name);
        }
    }
}

void ScopeBar::fillMenu()
{
    menu_->clear();
    for (const Part& part : parts_) {
        QMenu* list = menu_->addMenu(part.name);
        const QString now = app::text(scope_.*part.field);
        QAction* all = list->addAction(tr("All"));
        all->setCheckable(true);
        all->setChecked(now.isEmpty());
        connect(all, &QAction::triggered, this, [this, &part] { choose(part, {}); });
        list->addSeparator();
        for (const QString& choice : part.choices) {
            QAction* one = list->addAction(choice);
            one->setCheckable(true);
            one->setChecked(choice == now);
            connect(one, &QAction::triggered, this,
                    [this, &part, choice] { choose(part, choice); });
        }
        list->setEnabled(!part.choices.isEmpty() || !now.isEmpty());
    }
}

void ScopeBar::choose(const Part& part, const QString& value)
{
    const std::string wanted = value.toStdString();
    if (scope_.*part.field == wanted) return;
    scope_.*part.field = wanted;
    showChips();
    Q_EMIT changed();
}

void ScopeBar::showChips()
{
    for (const Part& part : parts_) {
        const QString value = app::text(scope_.*part.field);
        part.chip->setText(value);
        part.chip->setToolTip(tr("%1 is %2; click to take it away").arg(part.name, value));
        part.chip->setAccessibleName(part.chip->toolTip());
        part.chip->setChecked(true);
        part.chip->setVisible(!value.isEmpty());
    }
}

}  // namespace gatehouse::ui
