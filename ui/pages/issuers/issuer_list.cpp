#include "ui/pages/issuers/issuer_list.h"

#include <algorithm>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/identity/issuer_edit.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/setting_card.h"

namespace gatehouse::ui {

IssuerList::IssuerList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("providers.issuers"));
    setProperty("card", true);
    auto* add = makeButton(QStringLiteral("providers.addIssuer"), tr("Add issuer"), "",
                           QStringLiteral("plus"), this);
    auto* column = startCard(this, tr("Issuers of tokens"),
                             tr("A company's sign-on: its tokens are taken in the place of keys, "
                                "and name user, tenant and role"),
                             add);
    empty_ = makeLabel(tr("None: callers show a gateway key. Add the issuer of your tokens (JWT, "
                          "OIDC, introspection) and nobody needs a key of their own."),
                       "small", this);
    empty_->setObjectName(QStringLiteral("providers.issuers.empty"));
    empty_->setWordWrap(true);
    column->addWidget(empty_);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(0);
    column->addLayout(rows_);
    connect(add, &QPushButton::clicked, this, &IssuerList::addAsked);
}

void IssuerList::show(const config::Config& edited, const config::Config& live)
{
    clearLayout(rows_);
    const auto& issuers = edited.access.issuers;
    empty_->setVisible(issuers.empty());
    for (const auto& issuer : issuers) {
        rows_->addWidget(makeLine());
        rows_->addWidget(makeRow(issuer, std::ranges::count(live.access.issuers, issuer) > 0));
    }
}

QWidget* IssuerList::makeRow(const config::TokenIssuerConfig& issuer, bool isLive)
{
    const QString id = app::text(issuer.id);
    const QString base = QStringLiteral("providers.issuer.") + id;
    auto* box = new QWidget;
    box->setObjectName(base);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 8, 0, 8);
    line->setSpacing(10);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(makeLabel(id, "strong", box));
    auto* address = new ElidedLabel(app::text(issuer.issuer), box);
    setRole(address, "monoSmall");
    head->addWidget(address, 1);
    words->addLayout(head);
    auto* facts = new ElidedLabel(app::issuerWords(issuer), box);
    setRole(facts, "small");
    words->addWidget(facts);
    line->addLayout(words, 1);
    if (!isLive) line->addWidget(makeBadge(tr("not published"), "info", box));
    if (!issuer.enabled) line->addWidget(makeBadge(tr("off"), "warn", box));
    line->addWidget(makeBadge(app::wayTitle(app::wayOf(issuer)), "neutral", box));
    auto* on = makeSwitchBox();
    on->setObjectName(base + QStringLiteral(".on"));
    on->setAccessibleName(tr("Tokens of %1 are taken").arg(id));
    on->setToolTip(tr("In use"));
    on->setChecked(issuer.enabled);
    auto* edit = makeIconButton(base + QStringLiteral(".edit"), tr("Edit or try %1").arg(id),
                                QStringLiteral("edit"), box);
    auto* remove = makeIconButton(base + QStringLiteral(".remove"), tr("Remove %1").arg(id),
                                  QStringLiteral("trash"), box);
    line->addWidget(on);
    line->addWidget(edit);
    line->addWidget(remove);
    connect(on, &QCheckBox::clicked, this,
            [this, id = issuer.id](bool isOn) { Q_EMIT switchAsked(id, isOn); });
    connect(edit, &QToolButton::clicked, this, [this, id = issuer.id] { Q_EMIT editAsked(id); });
    connect(remove, &QToolButton::clicked, this,
            [this, id = issuer.id] { Q_EMIT removeAsked(id); });
    return box;
}

}  // namespace gatehouse::ui
