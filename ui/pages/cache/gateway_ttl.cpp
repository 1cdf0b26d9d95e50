#include "ui/pages/cache/gateway_ttl.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/duration_field.h"

namespace gatehouse::ui {
namespace {

enum How { AsAll, NotAtAll, OwnTime };

constexpr std::int64_t kNotSet = -1;
constexpr std::int64_t kFirstSeconds = 600;  // s
constexpr std::int64_t kSecondMillis = 1'000;

}  // namespace

GatewayTtl::GatewayTtl(app::Draft* draft, const QString& gateway, QWidget* parent)
    : QWidget(parent), draft_(draft), gateway_(gateway)
{
    const QString base = QStringLiteral("cache.gateway.") + gateway;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(12);
    auto* name = new ElidedLabel(gateway, this);
    row->addWidget(name, 1);
    forgets_ = new QCheckBox(tr("Forget when it changes"), this);
    forgets_->setObjectName(base + QStringLiteral(".forgets"));
    forgets_->setAccessibleName(tr("%1: forget when it changes").arg(gateway));
    row->addWidget(forgets_);
    ttl_ = new DurationField({}, this);
    ttl_->setNames(base + QStringLiteral(".ttl"), tr("Time of %1").arg(gateway));
    row->addWidget(ttl_);
    how_ = new QComboBox(this);
    how_->setObjectName(base);
    how_->setAccessibleName(tr("How long %1 keeps answers").arg(gateway));
    how_->addItems({tr("As all calls"), tr("Keeps nothing"), tr("For a time of its own")});
    row->addWidget(how_);
    connect(how_, &QComboBox::activated, this, [this](int how) {
        change([how](config::GatewayConfig& each) {
            each.cacheTtl = how == AsAll ? kNotSet : how == NotAtAll ? 0 : kFirstSeconds;
        });
    });
    connect(ttl_, &DurationField::edited, this, [this](Millis value) {
        change([value](config::GatewayConfig& each) {
            each.cacheTtl = std::max<std::int64_t>(1, value.count() / kSecondMillis);
        });
    });
    connect(forgets_, &QCheckBox::clicked, this, [this](bool on) {
        change([on](config::GatewayConfig& each) { each.cacheInvalidateOnUpdate = on; });
    });
}

void GatewayTtl::change(const std::function<void(config::GatewayConfig&)>& edit)
{
    config::Config next = draft_->config();
    const auto found =
        std::ranges::find(next.gateways, gateway_.toStdString(), &config::GatewayConfig::id);
    if (found == next.gateways.end()) return;
    edit(*found);
    if (next != draft_->config()) draft_->edit(std::move(next));
}

void GatewayTtl::showConfig()
{
    const auto& gateways = draft_->config().gateways;
    const auto found =
        std::ranges::find(gateways, gateway_.toStdString(), &config::GatewayConfig::id);
    if (found == gateways.end()) return;
    const bool hasOwn = found->cacheTtl > 0;
    how_->setCurrentIndex(hasOwn ? OwnTime : found->cacheTtl == 0 ? NotAtAll : AsAll);
    ttl_->setVisible(hasOwn);
    if (hasOwn) ttl_->set(Millis(found->cacheTtl * kSecondMillis));
    forgets_->setChecked(found->cacheInvalidateOnUpdate);
}

}  // namespace gatehouse::ui
