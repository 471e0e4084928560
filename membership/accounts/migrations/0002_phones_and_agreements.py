import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('user', 'User service agreement'), ('privacy', 'Privacy policy'), ('licence', 'Licence agreement'), ('joining_notice', 'Joining notice')], help_text='Each agreement has one page. People agree to the text as it is published.', max_length=20, verbose_name='kind')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('download', 4)], block_lookup={0: ('membership.accounts.blocks.HeadingBlock', (), {}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'label': 'Paragraph'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Text of the link'}), 3: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 4: ('wagtail.blocks.StructBlock', [[('title', 2), ('document', 3)]], {})}, verbose_name='text')),
            ],
            options={
                'verbose_name': 'agreement page',
                'verbose_name_plural': 'agreement pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='AgreementVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('user', 'User service agreement'), ('privacy', 'Privacy policy'), ('licence', 'Licence agreement'), ('joining_notice', 'Joining notice')], max_length=20, verbose_name='kind')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('text', models.TextField(help_text="Safe HTML, made from the page's blocks.", verbose_name='text')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='published at')),
            ],
            options={
                'verbose_name': 'agreement version',
                'verbose_name_plural': 'agreement versions',
                'ordering': ['kind', '-number'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'number'), name='agreement_version_once')],
            },
        ),
        migrations.CreateModel(
            name='CodeRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(max_length=128, region=None, verbose_name='mobile number')),
                ('address', models.CharField(blank=True, max_length=45, verbose_name='address')),
                ('purpose', models.CharField(choices=[('login', 'Log in'), ('reset', 'Reset a forgotten password'), ('password', 'Set a password'), ('change_phone', 'Change the mobile number')], max_length=20, verbose_name='purpose')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created at')),
                ('browser', models.CharField(blank=True, editable=False, max_length=64)),
                ('token', models.CharField(blank=True, editable=False, max_length=64)),
                ('wrong_tries', models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                'verbose_name': 'code request',
                'verbose_name_plural': 'code requests',
                'indexes': [models.Index(fields=['phone', 'created_at'], name='code_by_phone'), models.Index(fields=['address', 'created_at'], name='code_by_address'), models.Index(fields=['created_at'], name='code_by_time')],
            },
        ),
        migrations.CreateModel(
            name='PhoneDevice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed', models.BooleanField(default=True, help_text='Is this device ready for use?')),
                ('last_generated_timestamp', models.DateTimeField(blank=True, help_text='The last time a token was generated for this device.', null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, help_text='The date and time when this device was initially created in the system.', null=True)),
                ('last_used_at', models.DateTimeField(blank=True, help_text='The most recent date and time this device was used.', null=True)),
                ('name', models.CharField(default='phone', editable=False, max_length=64)),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(max_length=128, region=None, unique=True, verbose_name='mobile number')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='phone_device', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'mobile number',
                'verbose_name_plural': 'mobile numbers',
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accepted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='accepted at')),
                ('address', models.GenericIPAddressField(blank=True, null=True, verbose_name='address')),
                ('user_agent', models.TextField(blank=True, verbose_name='browser')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='accounts.agreementversion', verbose_name='version')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ['-accepted_at'],
                'constraints': [models.UniqueConstraint(fields=('user', 'version'), name='consent_once')],
            },
        ),
        migrations.CreateModel(
            name='WrongTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(blank=True, max_length=45, verbose_name='address')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created at')),
            ],
            options={
                'verbose_name': 'wrong code',
                'verbose_name_plural': 'wrong codes',
                'indexes': [models.Index(fields=['address', 'created_at'], name='wrong_try_by_address')],
            },
        ),
    ]
