import { mount } from 'svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import OpenersPage from './OpenersPage.svelte';

mount(OpenersPage, { target: document.body });
